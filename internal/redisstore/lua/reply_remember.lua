-- Remembers which answers belong to a question. Message ids grow, so the lowest is the oldest.
-- KEYS[1] answers by question
-- ARGV[1] question
-- ARGV[2] answers
-- ARGV[3] most questions that are kept; the oldest go first, but never the one just remembered
-- ARGV[4] life, ms
-- returns how many questions are kept now
redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
redis.call("PEXPIRE", KEYS[1], ARGV[4])
local others = {}
for _, question in ipairs(redis.call("HKEYS", KEYS[1])) do
  if question ~= ARGV[1] then table.insert(others, question) end
end
table.sort(others, function(a, b) return tonumber(a) < tonumber(b) end)
for i = 1, #others + 1 - ARGV[3] do
  redis.call("HDEL", KEYS[1], others[i])
end
return redis.call("HLEN", KEYS[1])
