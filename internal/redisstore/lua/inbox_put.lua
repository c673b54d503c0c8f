-- Queues the updates that were not seen before, all or none.
-- KEYS[1] queue
-- KEYS[2] stem of the marks of updates that came in; a mark is stem..id
-- ARGV[1] life of a mark, ms
-- ARGV[2] most updates that may wait
-- ARGV[3...] id, JSON, id, JSON, ...
-- returns how many were new, -1 if too many are waiting
if redis.call("XLEN", KEYS[1]) + (#ARGV - 2) / 2 > tonumber(ARGV[2]) then return -1 end
local fresh = 0
for i = 3, #ARGV, 2 do
  if redis.call("SET", KEYS[2] .. ARGV[i], "", "NX", "PX", ARGV[1]) then
    redis.call("XADD", KEYS[1], "*", "id", ARGV[i], "json", ARGV[i + 1])
    fresh = fresh + 1
  end
end
return fresh
