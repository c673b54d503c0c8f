-- Stores an enquiry if nobody changed it since it was read, keeps the lists in step, and has its cards looked at.
-- KEYS[1] enquiry: rev, data (JSON), shown (revision on the cards), card:<chat> -> message, message:topic, or
--         message:topic:closed
-- KEYS[2] open: id -> when it was asked, ms
-- KEYS[3] work: id -> when the cards are to be looked at, ms; 0: at once
-- KEYS[4] ids of the enquiries of the same chat
-- KEYS[5] messages of the enquiry: <chat>:<message> -> its copies
-- KEYS[6] stem of the messages; stem..<chat>:<message> holds the id
-- ARGV[1] id
-- ARGV[2] revision it was read with; 0: there must be none yet
-- ARGV[3] data
-- ARGV[4] when it was asked, ms
-- ARGV[5] life in ms, where it is closed; empty: it is open
-- returns 1 if stored, 0 if somebody else was first, -1 if it is gone
local rev, data = unpack(redis.call("HMGET", KEYS[1], "rev", "data"))
if not rev and ARGV[2] ~= "0" then return -1 end
if rev and data == ARGV[3] and tonumber(rev) == ARGV[2] + 1 then return 1 end -- again: its answer was lost
if rev and (not data or rev ~= ARGV[2]) then return 0 end
redis.call("HSET", KEYS[1], "rev", ARGV[2] + 1, "data", ARGV[3])
redis.call("ZADD", KEYS[3], 0, ARGV[1])
redis.call("SADD", KEYS[4], ARGV[1])
local own = {KEYS[1], KEYS[5]}
for _, message in ipairs(redis.call("HKEYS", KEYS[5])) do table.insert(own, KEYS[6] .. message) end
if ARGV[5] == "" then
  redis.call("ZADD", KEYS[2], ARGV[4], ARGV[1])
  for _, key in ipairs(own) do redis.call("PERSIST", key) end
  redis.call("PERSIST", KEYS[4])
  return 1
end
redis.call("ZREM", KEYS[2], ARGV[1])
for _, key in ipairs(own) do redis.call("PEXPIRE", key, ARGV[5]) end
for _, other in ipairs(redis.call("SMEMBERS", KEYS[4])) do
  if redis.call("ZSCORE", KEYS[2], other) then return 1 end -- the list is needed as long as one is open
end
redis.call("PEXPIRE", KEYS[4], ARGV[5])
return 1
