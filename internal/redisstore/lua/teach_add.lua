-- Gives a question an intent, with what it was taught to mean before, if nobody taught it here.
-- KEYS[1] teaching in force, by question, see teach.lua
-- KEYS[2] earlier teachings of this question, newest first
-- KEYS[3] version of all that is taught
-- ARGV[1] question
-- ARGV[2] teaching, JSON
-- ARGV[3...] earlier teachings, JSON, newest first
-- returns 1, or 0 if it is taught already
if redis.call("HSETNX", KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
if #ARGV > 2 then redis.call("RPUSH", KEYS[2], unpack(ARGV, 3)) end
redis.call("INCR", KEYS[3])
return 1
