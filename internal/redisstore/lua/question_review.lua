-- Lists a part of the questions to review, the most asked first, of equal ones the most recent.
-- KEYS[1] stem of the questions, see question.lua
-- KEYS[2] ids by count
-- KEYS[3] ids by last day
-- ARGV[1] how many to leave out at the beginning
-- ARGV[2] most questions to list
-- returns how many there are in all, then id, {field, value, ...}, id, {field, value, ...}, ...
for _, id in ipairs(redis.call("ZRANGE", KEYS[3], 0, -1)) do
  if redis.call("EXISTS", KEYS[1] .. id) == 0 then -- its time has run out
    redis.call("ZREM", KEYS[2], id)
    redis.call("ZREM", KEYS[3], id)
  end
end
local list, first, n = {redis.call("ZCARD", KEYS[3])}, tonumber(ARGV[1]), tonumber(ARGV[2])
if n == 0 then return list end
for _, id in ipairs(redis.call("ZREVRANGE", KEYS[2], first, first + n - 1)) do
  table.insert(list, id)
  table.insert(list, redis.call("HGETALL", KEYS[1] .. id))
end
return list
