-- Notes what a member of staff did. The same by the same person within a while is one act, the latest.
-- KEYS[1] acts as JSON, by when they were done, ms
-- ARGV[1] act as JSON up to the moment
-- ARGV[2] the rest of it
-- ARGV[3] when, ms
-- ARGV[4] how long the same act is one, ms
-- ARGV[5] how long acts are kept, ms
-- returns 1
local last = redis.call("ZREVRANGE", KEYS[1], 0, 0, "WITHSCORES")
if last[1] and last[1]:sub(1, #ARGV[1]) == ARGV[1] and last[2] + ARGV[4] > tonumber(ARGV[3]) then
  redis.call("ZREM", KEYS[1], last[1])
end
redis.call("ZADD", KEYS[1], ARGV[3], ARGV[1] .. ARGV[2])
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", "(" .. string.format("%.0f", ARGV[3] - ARGV[5]))
redis.call("PEXPIRE", KEYS[1], ARGV[5])
return 1
