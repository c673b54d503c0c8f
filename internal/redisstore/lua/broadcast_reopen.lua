-- Hands everybody of a shard who counts as blocked out once more, after an outage that staff say is over. Done twice it is
-- done once: who counts as blocked afterwards is.
-- KEYS[1] ledger
-- KEYS[2] flight, see broadcast_claim.lua
-- KEYS[3] recipients with the outcome blocked
-- returns how many are handed out once more
local ledger, flight, blocked = KEYS[1], KEYS[2], KEYS[3]
if redis.call("HSETNX", ledger, "reopened", 1) == 0 then return 0 end
local chats = redis.call("SMEMBERS", blocked)
if #chats == 0 then return 0 end
for _, chat in ipairs(chats) do
  redis.call("HSET", flight, chat, "w:0:0:0")
end
if redis.call("HEXISTS", ledger, "open") == 0 then -- all had their turn: the cursor stands behind every chat
  redis.call("HSET", ledger, "cursor", "9007199254740992")
end
redis.call("DEL", blocked)
redis.call("HINCRBY", ledger, "open", #chats)
redis.call("HINCRBY", ledger, "blocked", -#chats)
return #chats
