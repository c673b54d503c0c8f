-- Looks a code up for somebody, and counts where there is none. After too many nothing is looked up for a while.
-- KEYS[1] wrong codes of the person
-- KEYS[2] the code -> id of an application
-- ARGV[1] now, ms
-- ARGV[2] wrong codes before the lock
-- ARGV[3] length of the lock, ms
-- returns {id, 0}; {"", 0} for a wrong code; {"", end of the lock in ms} for a person who is locked
local now, length = tonumber(ARGV[1]), tonumber(ARGV[3])
local tries = tonumber(redis.call("HGET", KEYS[1], "tries") or "0")
local last = tonumber(redis.call("HGET", KEYS[1], "last") or "0")
local id = redis.call("GET", KEYS[2])
if last + length <= now then tries = 0 end
if tries >= tonumber(ARGV[2]) then return {"", last + length} end
if id then return {id, 0} end
redis.call("HSET", KEYS[1], "tries", tries + 1, "last", now)
redis.call("PEXPIRE", KEYS[1], length)
return {"", 0}
