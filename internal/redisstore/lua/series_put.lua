-- Stores a series if it follows the stored version.
-- KEYS[1] series of the staff: id -> json
-- KEYS[2] version of all events and series
-- ARGV[1] id
-- ARGV[2] sequence of this version; the stored one must be one less
-- ARGV[3] JSON
-- returns 1 if stored, 0 if somebody else was first
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if stored == ARGV[3] then return 1 end -- the same change again: its answer was lost
if stored and cjson.decode(stored).Sequence + 1 ~= tonumber(ARGV[2]) then return 0 end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
redis.call("INCR", KEYS[2])
return 1
