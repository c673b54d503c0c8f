-- Stores an application, unless it was changed since it was read. All that belongs to it gets the same life.
-- KEYS[1] record
-- KEYS[2] its code -> id
-- KEYS[3] followers
-- KEYS[4] ids of all by their newest step
-- KEYS[5] the code it had before -> id; the same as KEYS[2] where it stays
-- ARGV[1] revision the change was made to; 0: there must be none yet
-- ARGV[2] id
-- ARGV[3] JSON
-- ARGV[4] hash of the code
-- ARGV[5] life, ms
-- ARGV[6] newest step, ms
-- returns 1 if stored, 0 if somebody else was first
local rev, next_rev = redis.call("HGET", KEYS[1], "rev") or "0", ARGV[1] + 1
if rev == tostring(next_rev) and redis.call("HGET", KEYS[1], "application") == ARGV[3]
    and redis.call("HGET", KEYS[1], "code") == ARGV[4] then
  return 1 -- the same change again: its answer was lost
end
if rev ~= ARGV[1] then return 0 end
redis.call("HSET", KEYS[1], "rev", next_rev, "application", ARGV[3], "code", ARGV[4])
if KEYS[5] ~= KEYS[2] then redis.call("DEL", KEYS[5]) end
redis.call("SET", KEYS[2], ARGV[2])
for i = 1, 3 do redis.call("PEXPIRE", KEYS[i], ARGV[5]) end
redis.call("ZADD", KEYS[4], ARGV[6], ARGV[2])
return 1
