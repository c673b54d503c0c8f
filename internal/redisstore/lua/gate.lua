-- Lets the first one through a gate.
-- KEYS[1] gate
-- ARGV[1] name of this attempt: the same attempt twice is one
-- ARGV[2] how long the gate stays shut behind the first, ms
-- returns 1 for the first, 0 for everybody else
if redis.call("SET", KEYS[1], ARGV[1], "NX", "PX", ARGV[2]) then return 1 end
if redis.call("GET", KEYS[1]) == ARGV[1] then return 1 end
return 0
