-- Holds an answered question until somebody says whether the answer helped.
-- KEYS[1] held question
-- ARGV[1] life, ms
-- ARGV[2...] field, value, field, value, ...
-- returns 1
redis.call("HSET", KEYS[1], unpack(ARGV, 2))
return redis.call("PEXPIRE", KEYS[1], ARGV[1])
