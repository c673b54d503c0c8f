-- Puts something aside for the operator to look at, and takes it out of the queue of updates if it came from there.
-- KEYS[1] what was put aside, by time in ms
-- KEYS[2] queue
-- ARGV[1] the item
-- ARGV[2] most items that are kept; the oldest go first
-- ARGV[3] life, ms
-- ARGV[4] group of the queue
-- ARGV[5] key of the entry, empty: not from the queue
-- returns how many are kept now
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call("ZADD", KEYS[1], string.format("%.0f", now), ARGV[1])
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", string.format("%.0f", now - ARGV[3]))
redis.call("ZREMRANGEBYRANK", KEYS[1], 0, -1 - ARGV[2])
redis.call("PEXPIRE", KEYS[1], ARGV[3])
if ARGV[5] ~= "" then
  redis.call("XACK", KEYS[2], ARGV[4], ARGV[5])
  redis.call("XDEL", KEYS[2], ARGV[5])
end
return redis.call("ZCARD", KEYS[1])
