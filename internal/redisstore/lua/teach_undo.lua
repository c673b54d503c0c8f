-- Undoes a teaching as if it had never been. If it was in force, the one before it is again; if another one has replaced
-- it, that one stays.
-- KEYS[1] teaching in force, by question, see teach.lua
-- KEYS[2] earlier teachings of this question, newest first
-- KEYS[3] version of all that is taught
-- ARGV[1] question
-- ARGV[2] id of the teaching
-- returns 1, or 0 if there was no such teaching
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if not stored then return 0 end
if cjson.decode(stored).id == ARGV[2] then
  local before = redis.call("LPOP", KEYS[2])
  if before then
    redis.call("HSET", KEYS[1], ARGV[1], before)
  else
    redis.call("HDEL", KEYS[1], ARGV[1])
  end
  redis.call("INCR", KEYS[3])
  return 1
end
for _, earlier in ipairs(redis.call("LRANGE", KEYS[2], 0, -1)) do
  if cjson.decode(earlier).id == ARGV[2] then return redis.call("LREM", KEYS[2], 1, earlier) end
end
return 0
