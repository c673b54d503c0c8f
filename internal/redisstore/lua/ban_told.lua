-- Notes that somebody who is blocked was told so.
-- KEYS[1] bans by user: JSON
-- ARGV[1] user
-- returns 1 for the first time, 0 later or where nobody is blocked
local text = redis.call("HGET", KEYS[1], ARGV[1])
if not text or string.find(text, '"told":true', 1, true) then return 0 end
redis.call("HSET", KEYS[1], ARGV[1], string.sub(text, 1, -2) .. ',"told":true}')
return 1
