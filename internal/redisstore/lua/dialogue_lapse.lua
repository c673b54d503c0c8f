-- Ends a dialogue that nobody has answered since it was loaded.
-- KEYS[1] dialogue
-- ARGV[1] revision it was loaded with
-- returns 1 if it was ended, else 0
if tonumber(redis.call("HGET", KEYS[1], "rev") or "0") ~= tonumber(ARGV[1]) then return 0 end
return redis.call("DEL", KEYS[1])
