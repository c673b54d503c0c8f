-- Takes a turn to write to a chat: at most one within a gap and so many within a window. Times are in microseconds.
-- KEYS[1] when the chat was written to lately, newest first
-- ARGV[1] gap between two messages, us
-- ARGV[2] window, us
-- ARGV[3] most messages within a window
-- returns how long to wait before asking again, 0: it is your turn
local time = redis.call("TIME")
local now = time[1] * 1000000 + time[2]
local last = redis.call("LINDEX", KEYS[1], 0)
local oldest = redis.call("LINDEX", KEYS[1], ARGV[3] - 1)
local wait = 0
if last then wait = math.max(wait, last + ARGV[1] - now) end
if oldest then wait = math.max(wait, oldest + ARGV[2] - now) end
if wait > 0 then return wait end
redis.call("LPUSH", KEYS[1], string.format("%.0f", now))
redis.call("LTRIM", KEYS[1], 0, ARGV[3] - 1)
redis.call("PEXPIRE", KEYS[1], math.ceil(ARGV[2] / 1000))
return 0
