-- Moves a chat that is due on the list of pauses to a later moment. Only one of several callers moves it.
-- KEYS[1] chats by when their pause ends, ms
-- ARGV[1] chat
-- ARGV[2] now, ms
-- ARGV[3] later moment, ms
-- returns 1 if it was moved, 0 if it is not due or not on the list
local listed = redis.call("ZSCORE", KEYS[1], ARGV[1])
if not listed or tonumber(listed) > tonumber(ARGV[2]) then return 0 end
redis.call("ZADD", KEYS[1], ARGV[3], ARGV[1])
return 1
