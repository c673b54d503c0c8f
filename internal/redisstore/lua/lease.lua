-- Takes a lease that nobody has, or keeps one's own. To keep it works also when the server's memory is full.
-- KEYS[1] lease
-- ARGV[1] holder
-- ARGV[2] how long it lasts, ms
-- returns 1 if the holder has it, 0 if somebody else does
if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("PEXPIRE", KEYS[1], ARGV[2]) end
if redis.call("SET", KEYS[1], ARGV[1], "NX", "PX", ARGV[2]) then return 1 end
return 0
