-- Writes down the outcome of one recipient. Settled twice is settled once.
-- KEYS[1] ledger
-- KEYS[2] flight, see broadcast_claim.lua
-- KEYS[3] recipients with the outcome unknown
-- KEYS[4] recipients with this outcome; not written for sent
-- ARGV[1] number of the lease
-- ARGV[2] chat
-- ARGV[3] outcome
-- ARGV[4] 1: an unknown one is sent the message once more
-- returns the number of recipients without an outcome
local ledger, flight, chat, outcome = KEYS[1], KEYS[2], ARGV[2], ARGV[3]

local function count()
  redis.call("HINCRBY", ledger, outcome, 1)
  if outcome == "sent" then return end
  redis.call("SADD", KEYS[4], chat)
  local life = redis.call("PTTL", ledger) -- retired meanwhile: the set must not outlive the rest
  if life > 0 then redis.call("PEXPIRE", KEYS[4], life) end
end

local entry = redis.call("HGET", flight, chat)
if entry and redis.call("HGET", ledger, "lease") == ARGV[1] then
  local attempts, again = string.match(entry, "%a:(%d+):(%d)")
  if outcome == "unknown" and ARGV[4] == "1" and again == "0" then
    redis.call("HSET", flight, chat, "w:" .. attempts .. ":1:0")
  else
    redis.call("HDEL", flight, chat)
    redis.call("HINCRBY", ledger, "open", -1)
    count()
  end
elseif not entry and outcome ~= "unknown" and redis.call("SREM", KEYS[3], chat) == 1 then
  redis.call("HINCRBY", ledger, "unknown", -1) -- counted when the lease was lost; now it is known
  count()
end
return tonumber(redis.call("HGET", ledger, "open") or "0")
