-- Notes what the cards of an enquiry show, and where they are. If it was changed meanwhile they are looked at again at
-- once.
-- KEYS[1] enquiry
-- KEYS[2] work: id -> when the cards are to be looked at, ms
-- ARGV[1] id
-- ARGV[2] revision that was shown
-- ARGV[3] when it is to be looked at again, ms; empty: when it changes
-- ARGV[4...] chat of each card, and message, message:topic, or message:topic:closed
-- returns 1, or 0 if the enquiry is gone
local rev = redis.call("HGET", KEYS[1], "rev")
if not rev then
  redis.call("ZREM", KEYS[2], ARGV[1])
  return 0
end
redis.call("HSET", KEYS[1], "shown", ARGV[2])
for i = 4, #ARGV, 2 do
  redis.call("HSET", KEYS[1], "card:" .. ARGV[i], ARGV[i + 1])
end
if rev ~= ARGV[2] then
  redis.call("ZADD", KEYS[2], 0, ARGV[1])
elseif ARGV[3] == "" then
  redis.call("ZREM", KEYS[2], ARGV[1])
else
  redis.call("ZADD", KEYS[2], ARGV[3], ARGV[1])
end
return 1
