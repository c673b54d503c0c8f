-- Stops everybody for a while; of two pauses the one that ends later counts.
-- KEYS[1] bucket
-- ARGV[1] how long, us
-- returns how long everybody pauses now, us
local time = redis.call("TIME")
local now = time[1] * 1000000 + time[2]
local ends = math.max(now + ARGV[1], tonumber(redis.call("HGET", KEYS[1], "pause") or 0))
redis.call("HSET", KEYS[1], "pause", string.format("%.0f", ends))
redis.call("PEXPIRE", KEYS[1], math.ceil((ends - now) / 1000) + 60000)
return ends - now
