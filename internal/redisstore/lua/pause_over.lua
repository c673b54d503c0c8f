-- Takes a chat off the list of pauses, unless it is listed for later: then it pauses again.
-- KEYS[1] chats by when their pause ends, ms
-- ARGV[1] chat
-- ARGV[2] latest end that counts, ms
-- returns 1 if the chat was on the list and is not any more, else 0
local listed = redis.call("ZSCORE", KEYS[1], ARGV[1])
if not listed or tonumber(listed) > tonumber(ARGV[2]) then return 0 end
return redis.call("ZREM", KEYS[1], ARGV[1])
