-- Writes down what a chat was told of an event, and keeps what is known of that event in the shard long enough.
-- KEYS[1] told: chat -> message:language:state
-- KEYS[2] stem of the records of the shard's people; a record is stem..chat. Who was forgotten has none, and stays so
-- ARGV[1] until when it is kept at least, ms
-- ARGV[2] how long it is kept after that, or after now if that is later, ms
-- ARGV[3] chat; absent: only the life changes
-- ARGV[4] message:language:state
-- ARGV[5] "new": it comes from another store; what is known here stays, and the record may come later. Else absent
-- returns 1
local now = redis.call("TIME")
now = now[1] * 1000 + math.floor(now[2] / 1000)
if ARGV[5] == "new" then
  redis.call("HSETNX", KEYS[1], ARGV[3], ARGV[4])
elseif ARGV[3] and redis.call("EXISTS", KEYS[2] .. ARGV[3]) == 1 then
  redis.call("HSET", KEYS[1], ARGV[3], ARGV[4])
end
local ends = math.max(now, tonumber(ARGV[1])) + ARGV[2]
if redis.call("EXISTS", KEYS[1]) == 1 and redis.call("PTTL", KEYS[1]) < ends - now then
  redis.call("PEXPIREAT", KEYS[1], string.format("%.0f", ends))
end
return 1
