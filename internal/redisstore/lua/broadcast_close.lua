-- Gives everybody of a shard who has no outcome the same one, except who was in flight once: unknown. A shard under a lease is
-- left alone; its holder gives it back soon, or is dead and the lease ends.
-- KEYS[1] ledger
-- KEYS[2] flight, see broadcast_claim.lua
-- KEYS[3] recipients, see broadcast_claim.lua
-- KEYS[4] recipients with the outcome unknown
-- KEYS[5] recipients with this outcome
-- KEYS[6] held
-- ARGV[1] outcome
-- ARGV[2] shard
-- ARGV[3] number of shards
-- returns the number of recipients without an outcome, how many got this one, and how many the other
local ledger = KEYS[1]
local known = redis.call("HMGET", ledger, "open", "until", "cursor")
local open = tonumber(known[1] or "0")
local now = redis.call("TIME")
if open == 0 or now[1] * 1000 + math.floor(now[2] / 1000) < tonumber(known[2] or "0") then
  return {open, 0, 0}
end

local counts = {[ARGV[1]] = 0, unknown = 0}
local function count(chat, outcome, set)
  redis.call("SADD", set, chat)
  redis.call("HINCRBY", ledger, outcome, 1)
  counts[outcome] = counts[outcome] + 1
end

local flight = redis.call("HGETALL", KEYS[2])
for i = 1, #flight, 2 do
  local state, again = string.match(flight[i + 1], "(%a):%d+:(%d)")
  if state == "s" or again == "1" then
    count(flight[i], "unknown", KEYS[4])
  else
    count(flight[i], ARGV[1], KEYS[5])
  end
end
for _, chat in ipairs(redis.call("SMEMBERS", KEYS[6])) do
  if redis.call("HEXISTS", KEYS[2], chat) == 0 then count(chat, ARGV[1], KEYS[5]) end
end
local cursor = tonumber(known[3] or "") or -math.huge
for _, place in ipairs(redis.call("SMEMBERS", KEYS[3])) do
  local chat = place * ARGV[3] + ARGV[2]
  if chat > cursor then count(string.format("%.0f", chat), ARGV[1], KEYS[5]) end
end
redis.call("DEL", KEYS[2], KEYS[6])
redis.call("HINCRBY", ledger, "lease", 1) -- what an earlier holder still brings is refused
redis.call("HDEL", ledger, "open", "held", "cursor", "until")
return {0, counts[ARGV[1]], counts.unknown}
