-- Gives a lease back.
-- KEYS[1] lease
-- ARGV[1] holder; somebody else's lease stays
-- returns 1 if it was the holder's
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])
