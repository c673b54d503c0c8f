-- Raises counters to at least a number each.
-- KEYS[1] counters
-- ARGV[1] life, ms; a longer one stays
-- ARGV[2...] counter, number, counter, number, ...
-- returns 1
for i = 2, #ARGV, 2 do
  if tonumber(redis.call("HGET", KEYS[1], ARGV[i]) or "0") < tonumber(ARGV[i + 1]) then
    redis.call("HSET", KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
if redis.call("PTTL", KEYS[1]) < tonumber(ARGV[1]) then redis.call("PEXPIRE", KEYS[1], ARGV[1]) end
return 1
