-- Gives a question an intent. What it was taught to mean before is kept for undoing.
-- KEYS[1] teaching in force, by question, as JSON with its id and the intent in example.Intent
-- KEYS[2] earlier teachings of this question, newest first
-- KEYS[3] version of all that is taught
-- ARGV[1] question
-- ARGV[2] id of this teaching: the same twice is one
-- ARGV[3] intent
-- ARGV[4] teaching, JSON
-- ARGV[5] most earlier teachings that are kept
-- returns the id of the teaching in force: an older one if it says the same
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if stored then
  local teaching = cjson.decode(stored)
  if teaching.example.Intent == ARGV[3] then return teaching.id end
  redis.call("LPUSH", KEYS[2], stored)
  redis.call("LTRIM", KEYS[2], 0, ARGV[5] - 1)
end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[4])
redis.call("INCR", KEYS[3])
return ARGV[2]
