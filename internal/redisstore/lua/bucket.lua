-- Takes tokens from the bucket of all messages, unless everybody pauses. Times are in microseconds of the server.
-- KEYS[1] bucket: tokens, at (when they were counted), pause (until when)
-- ARGV[1] tokens that come in per second, 0: no limit but the pause
-- ARGV[2] most tokens in the bucket
-- ARGV[3] most tokens replies may take in advance
-- ARGV[4] "bulk": waits for tokens, "reply": takes them in advance, "call": takes none, and waits only for a pause
-- ARGV[5] how many are asked for
-- returns how many are given, how long to wait before asking for the next, and the time
local time = redis.call("TIME")
local now = time[1] * 1000000 + time[2]
local rate, most, advance, asked = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[5])
local stored = redis.call("HMGET", KEYS[1], "tokens", "at", "pause")
local pause = tonumber(stored[3] or 0)
if pause > now then return {0, pause - now, now} end
if rate == 0 or ARGV[4] == "call" then return {asked, 0, now} end

local tokens = most
if stored[1] then
  tokens = math.min(most, stored[1] + math.max(0, now - stored[2]) * rate / 1000000)
end
local given = asked
if ARGV[4] == "bulk" then given = math.max(0, math.min(asked, math.floor(tokens))) end
if given > 0 then
  tokens = math.max(tokens - given, -advance)
  redis.call("HSET", KEYS[1], "tokens", string.format("%.6f", tokens), "at", string.format("%.0f", now))
  redis.call("PEXPIRE", KEYS[1], 60000) -- a full bucket and a missing one are the same
end
if given == asked then return {given, 0, now} end
return {given, math.ceil((1 - tokens) * 1000000 / rate), now}
