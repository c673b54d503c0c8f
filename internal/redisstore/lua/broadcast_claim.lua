-- Hands out the next recipients of a shard to the holder of its lease. Redis' own clock times the lease: it is one for
-- all replicas, and a rehearsal does not speed it up.
-- KEYS[1] ledger: total, lease (number), a counter for every outcome, reopened (1) once those who counted as blocked were
--         handed out once more; and, as long as somebody has no outcome, open (how many), held (how many of them are held
--         back), cursor (last chat that had its turn), until (of the lease, ms)
-- KEYS[2] flight: chat -> state:attempts:again:due; state c claimed, s sending, w waiting to be handed out from due (ms)
--         on; again 1: sent once more because the first time is unknown, and so counted as unknown whatever comes of it
-- KEYS[3] recipients, each as its place in the shard: a chat is place * number of shards + shard. A place is a small
--         number where a chat is a large one: that halves the memory
-- KEYS[4] stem of the records of the shard's people; a record is stem..chat
-- KEYS[5] recipients with the outcome unknown
-- KEYS[6] recipients with the outcome left
-- KEYS[7] held: recipients who had their turn in their quiet hours; who was in flight before is still there, as waiting
-- KEYS[8...] sets the audience is made of: who is in none of them any more has left
-- ARGV[1] number of the lease the caller holds, 0: none
-- ARGV[2] lease, ms
-- ARGV[3] how many
-- ARGV[4] 1: who was in flight when a holder died is sent the message once more
-- ARGV[5] shard
-- ARGV[6] number of shards
-- ARGV[7...] choices of quiet hours that are on now; empty: the office's
-- returns lease, chat, chat, ... as strings, since Lua would write a long chat with an exponent; "open" alone if somebody
--         else holds the lease, "settled" alone if nobody is left without an outcome, "held" alone if all who are left
--         are held back: then nobody has the lease
local ledger, flight, held = KEYS[1], KEYS[2], KEYS[7]
local now = redis.call("TIME")
now = now[1] * 1000 + math.floor(now[2] / 1000)

local function entry(state, attempts, again, due)
  return string.format("%s:%s:%s:%.0f", state, attempts, again, due)
end

local function settle(chat, outcome, set)
  redis.call("HDEL", flight, chat)
  redis.call("SREM", held, chat)
  redis.call("SADD", set, chat)
  redis.call("HINCRBY", ledger, outcome, 1)
  redis.call("HINCRBY", ledger, "open", -1)
end

local function takeOver()
  local entries = redis.call("HGETALL", flight)
  for i = 1, #entries, 2 do
    local chat = entries[i]
    local state, attempts, again = string.match(entries[i + 1], "(%a):(%d+):(%d)")
    if state == "c" then
      redis.call("HSET", flight, chat, entry("w", attempts, again, 0))
    elseif state == "s" and ARGV[4] == "1" and again == "0" then
      redis.call("HSET", flight, chat, entry("w", attempts, "1", 0))
    elseif state == "s" then
      settle(chat, "unknown", KEYS[5])
    end
  end
  return redis.call("HINCRBY", ledger, "lease", 1)
end

local known = redis.call("HMGET", ledger, "open", "lease", "until", "cursor")
if not known[1] or known[1] == "0" then return {"settled"} end
local lease = known[2] or "0"
if ARGV[1] == "0" or ARGV[1] ~= lease then
  if ARGV[1] ~= "0" or now < tonumber(known[3] or "0") then return {"open"} end
  lease = tostring(takeOver())
end
redis.call("HSET", ledger, "until", string.format("%.0f", now + ARGV[2]))

local quiet = {}
for i = 7, #ARGV do
  quiet[ARGV[i]] = true
end

local function isQuiet(chat)
  return #ARGV >= 7 and quiet[redis.call("HGET", KEYS[4] .. chat, "quiet") or ""]
end

local function hasLeft(chat)
  for i = 8, #KEYS do
    if redis.call("SISMEMBER", KEYS[i], chat) == 1 then return false end
  end
  return true
end

-- turn gives a recipient the turn to be handed out; who has left is settled, who is in quiet hours is held back.
local result, missing, anyHeld = {lease}, tonumber(ARGV[3]), redis.call("EXISTS", held) == 1
local function turn(chat, attempts, again)
  if hasLeft(chat) then
    if again == "1" then return settle(chat, "unknown", KEYS[5]) end
    return settle(chat, "left", KEYS[6])
  end
  if isQuiet(chat) then return redis.call("SADD", held, chat) end
  if anyHeld then redis.call("SREM", held, chat) end
  redis.call("HSET", flight, chat, entry("c", attempts, again, 0))
  table.insert(result, chat)
  missing = missing - 1
end

local waiting = redis.call("HGETALL", flight)
for i = 1, #waiting, 2 do
  local state, attempts, again, due = string.match(waiting[i + 1], "(%a):(%d+):(%d):(%d+)")
  if missing > 0 and state == "w" and tonumber(due) <= now then turn(waiting[i], attempts, again) end
end

for _, chat in ipairs(redis.call("SMEMBERS", held)) do
  if missing == 0 then break end
  if redis.call("HEXISTS", flight, chat) == 0 then turn(chat, "0", "0") end -- the others had their turn just now
end

if missing > 0 then
  local cursor, rest = tonumber(known[4] or "") or -math.huge, {}
  for _, place in ipairs(redis.call("SMEMBERS", KEYS[3])) do
    local chat = place * ARGV[6] + ARGV[5]
    if chat > cursor then table.insert(rest, chat) end
  end
  table.sort(rest)
  for _, number in ipairs(rest) do
    if missing == 0 then break end
    cursor = number
    turn(string.format("%.0f", number), "0", "0")
  end
  if #rest > 0 then redis.call("HSET", ledger, "cursor", string.format("%.0f", cursor)) end
end

local open, back = redis.call("HGET", ledger, "open"), tostring(redis.call("SCARD", held))
if open == "0" then
  redis.call("HDEL", ledger, "open", "held", "cursor", "until")
  return {"settled"}
end
redis.call("HSET", ledger, "held", back)
if #result == 1 and open == back then
  redis.call("HSET", ledger, "until", 0)
  return {"held"}
end
return result
