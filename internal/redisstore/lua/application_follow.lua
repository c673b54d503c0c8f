-- Makes a chat a follower of an application for as long as the application is kept.
-- KEYS[1] record
-- KEYS[2] followers
-- ARGV[1] chat
-- ARGV[2] since when
-- returns 1, or 0 where the application is gone
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
redis.call("HSETNX", KEYS[2], ARGV[1], ARGV[2])
redis.call("PEXPIRE", KEYS[2], redis.call("PTTL", KEYS[1]))
return 1
