-- Takes one chat out of everything a broadcast knows; the counters stay. Without an outcome so far, it counts as left.
-- KEYS[1] ledger
-- KEYS[2] flight, see broadcast_claim.lua
-- KEYS[3] recipients, see broadcast_claim.lua
-- KEYS[4] held
-- KEYS[5...] recipients by outcome
-- ARGV[1] chat
-- ARGV[2] its place in the shard
-- returns 1, or 0 if the chat was no recipient
local chat = ARGV[1]
if redis.call("SREM", KEYS[3], ARGV[2]) == 0 then return 0 end
local cursor = redis.call("HGET", KEYS[1], "cursor")
local open = tonumber(redis.call("HGET", KEYS[1], "open") or "0") > 0
local ahead = open and (not cursor or tonumber(chat) > tonumber(cursor))
local flew, waited = redis.call("HDEL", KEYS[2], chat) == 1, redis.call("SREM", KEYS[4], chat) == 1
if waited then redis.call("HINCRBY", KEYS[1], "held", -1) end
if flew or waited or ahead then
  redis.call("HINCRBY", KEYS[1], "open", -1)
  redis.call("HINCRBY", KEYS[1], "left", 1)
end
if cursor == chat then -- the id goes from here too; nobody who is still to get it has a smaller one
  redis.call("HSET", KEYS[1], "cursor", string.format("%.0f", tonumber(chat) - 1))
end
for i = 5, #KEYS do
  redis.call("SREM", KEYS[i], chat)
end
return 1
