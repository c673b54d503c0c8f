-- Deletes what an enquiry holds about its resident. Left for whoever works are the cards, and the messages in other chats
-- that show what the resident wrote.
-- KEYS[1] enquiry
-- KEYS[2] open
-- KEYS[3] work
-- KEYS[4] messages of the enquiry
-- KEYS[5] stem of the messages
-- ARGV[1] id
-- ARGV[2] chat of the resident
-- returns 1, or 0 if it was gone before
local messages = redis.call("HGETALL", KEYS[4])
local copies = {}
for i = 1, #messages, 2 do
  redis.call("DEL", KEYS[5] .. messages[i])
  -- What the resident wrote stands in other chats as a copy of a message of the resident's chat.
  if string.find(messages[i], ARGV[2] .. ":", 1, true) == 1 then
    for copy in string.gmatch(messages[i + 1], "%S+") do
      if string.sub(copy, 1, 1) ~= "<" then table.insert(copies, copy) end
    end
  end
end
redis.call("DEL", KEYS[4])
redis.call("ZREM", KEYS[2], ARGV[1])
if redis.call("EXISTS", KEYS[1]) == 0 then
  redis.call("ZREM", KEYS[3], ARGV[1])
  return 0
end
redis.call("HDEL", KEYS[1], "data")
redis.call("HINCRBY", KEYS[1], "rev", 1)
redis.call("HSET", KEYS[1], "copies", table.concat(copies, " "))
redis.call("PERSIST", KEYS[1])
redis.call("ZADD", KEYS[3], 0, ARGV[1])
return 1
