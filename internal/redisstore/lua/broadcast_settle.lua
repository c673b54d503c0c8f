-- Writes down the outcome of one recipient. Settled twice is settled once. Who was sent the message once more because
-- the first time is unknown stays unknown.
-- KEYS[1] ledger
-- KEYS[2] flight, see broadcast_claim.lua
-- KEYS[3] recipients with the outcome unknown
-- KEYS[4] recipients with this outcome; not written for sent
-- ARGV[1] number of the lease
-- ARGV[2] chat
-- ARGV[3] outcome
-- ARGV[4] 1: whose answer was lost is sent the message once more
-- returns the number of recipients without an outcome
local ledger, flight, chat, outcome = KEYS[1], KEYS[2], ARGV[2], ARGV[3]

local function count(as, set)
  redis.call("HINCRBY", ledger, as, 1)
  if as == "sent" then return end
  redis.call("SADD", set, chat)
  local life = redis.call("PTTL", ledger) -- retired meanwhile: the set must not outlive the rest
  if life > 0 then redis.call("PEXPIRE", set, life) end
end

local function close(as, set)
  redis.call("HDEL", flight, chat)
  redis.call("HINCRBY", ledger, "open", -1)
  count(as, set)
end

local entry, ours = redis.call("HGET", flight, chat), redis.call("HGET", ledger, "lease") == ARGV[1]
local state, attempts, again = string.match(entry or "", "(%a):(%d+):(%d)")
if entry and ours then
  if again == "1" then
    close("unknown", KEYS[3]) -- it may have come twice
  elseif outcome == "unknown" and ARGV[4] == "1" then
    redis.call("HSET", flight, chat, "w:" .. attempts .. ":1:0")
  else
    close(outcome, KEYS[4])
  end
elseif entry and outcome ~= "unknown" and again == "1" and state ~= "s" then
  close(outcome, KEYS[4]) -- whose lease was lost knows what became of it before it was sent again
elseif not entry and outcome ~= "unknown" and redis.call("SREM", KEYS[3], chat) == 1 then
  redis.call("HINCRBY", ledger, "unknown", -1) -- counted when the lease was lost; now it is known
  count(outcome, KEYS[4])
end
local open = tonumber(redis.call("HGET", ledger, "open") or "0")
if open == 0 then redis.call("HDEL", ledger, "open", "held", "cursor", "until") end -- nobody asks any more
return open
