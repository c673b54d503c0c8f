-- Lets all that a shard knows of an ended broadcast go after a while.
-- KEYS[1...] all keys of the broadcast in the shard
-- ARGV[1] after how many ms
-- returns how many of the keys there are
local there = 0
for _, key in ipairs(KEYS) do
  there = there + redis.call("PEXPIRE", key, ARGV[1])
end
return there
