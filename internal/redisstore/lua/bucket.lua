-- Takes one token from the bucket of all messages, unless everybody pauses. Times are in microseconds of the server.
-- KEYS[1] bucket: tokens, at (when they were counted), pause (until when)
-- ARGV[1] tokens that come in per second, 0: no limit but the pause
-- ARGV[2] most tokens in the bucket
-- ARGV[3] most tokens a reply may take in advance
-- ARGV[4] "bulk": waits for a token, "reply": takes it in advance, "call": takes none, and waits only for a pause
-- returns how long to wait before asking again (0: taken), and the time
local time = redis.call("TIME")
local now = time[1] * 1000000 + time[2]
local rate, most, advance = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local stored = redis.call("HMGET", KEYS[1], "tokens", "at", "pause")
local pause = tonumber(stored[3] or 0)
if pause > now then return {pause - now, now} end
if rate == 0 or ARGV[4] == "call" then return {0, now} end

local tokens = most
if stored[1] then
  tokens = math.min(most, stored[1] + math.max(0, now - stored[2]) * rate / 1000000)
end
if ARGV[4] == "bulk" and tokens < 1 then
  return {math.ceil((1 - tokens) * 1000000 / rate), now}
end
tokens = math.max(tokens - 1, -advance)
redis.call("HSET", KEYS[1], "tokens", string.format("%.6f", tokens), "at", string.format("%.0f", now))
redis.call("PEXPIRE", KEYS[1], 60000) -- a full bucket and a missing one are the same
return {0, now}
