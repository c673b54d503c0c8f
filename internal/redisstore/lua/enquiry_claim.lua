-- Hands out one enquiry whose cards are to be looked at; if nobody says that it is done, it is handed out again.
-- KEYS[1] work: id -> when, ms
-- ARGV[1] now, ms
-- ARGV[2] when it is handed out again, ms
-- returns the id, or nil
local id = redis.call("ZRANGEBYSCORE", KEYS[1], "-inf", ARGV[1], "LIMIT", 0, 1)[1]
if id then redis.call("ZADD", KEYS[1], ARGV[2], id) end
return id
