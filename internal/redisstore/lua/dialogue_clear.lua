-- Ends a dialogue.
-- KEYS[1] dialogue
-- ARGV none
-- returns what was stored as field, value, field, value, ...
local was = redis.call("HGETALL", KEYS[1])
redis.call("DEL", KEYS[1])
return was
