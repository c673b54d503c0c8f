-- Takes a chat off a list of what ends, unless it is listed for later: then something new has begun.
-- KEYS[1] chats by when their pause or dialogue ends, ms
-- ARGV[1] chat
-- ARGV[2] latest end that counts, ms
-- returns 1 if the chat was on the list and is not any more, else 0
local listed = redis.call("ZSCORE", KEYS[1], ARGV[1])
if not listed or tonumber(listed) > tonumber(ARGV[2]) then return 0 end
return redis.call("ZREM", KEYS[1], ARGV[1])
