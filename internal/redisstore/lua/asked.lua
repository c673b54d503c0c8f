-- Counts a question, and in which cells of the week this person has asked.
-- KEYS[1] counters of the day
-- KEYS[2] cells by person of the week, each after a comma
-- KEYS[3] names of the weeks there are
-- ARGV[1] counter
-- ARGV[2] person, so that nobody can tell who
-- ARGV[3] life, ms
-- ARGV[4] week
-- ARGV[5...] cells
-- returns 1
redis.call("HINCRBY", KEYS[1], ARGV[1], 1)
redis.call("PEXPIRE", KEYS[1], ARGV[3])
local cells = redis.call("HGET", KEYS[2], ARGV[2]) or ""
for i = 5, #ARGV do
  if not string.find(cells .. ",", "," .. ARGV[i] .. ",", 1, true) then cells = cells .. "," .. ARGV[i] end
end
redis.call("HSET", KEYS[2], ARGV[2], cells)
redis.call("PEXPIRE", KEYS[2], ARGV[3])
redis.call("SADD", KEYS[3], ARGV[4])
redis.call("PEXPIRE", KEYS[3], ARGV[3])
return 1
