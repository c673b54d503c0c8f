-- Takes handled updates out of the queue.
-- KEYS[1] queue
-- ARGV[1] group
-- ARGV[2...] keys of the entries
-- returns how many were still there
redis.call("XACK", KEYS[1], ARGV[1], unpack(ARGV, 2))
return redis.call("XDEL", KEYS[1], unpack(ARGV, 2))
