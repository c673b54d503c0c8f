-- Stores a change of a schedule, if it was made to the stored version.
-- KEYS[1] schedules: id -> json
-- ARGV[1] id
-- ARGV[2] revision the change was made to; 0: there must be none yet
-- ARGV[3] JSON, with the next revision
-- returns 1 if stored, 0 if somebody else was first, -1 if it is gone
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if stored == ARGV[3] then return 1 end -- the same change again: its answer was lost
if not stored and ARGV[2] ~= "0" then return -1 end
if stored and cjson.decode(stored).rev ~= tonumber(ARGV[2]) then return 0 end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
return 1
