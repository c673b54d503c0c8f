-- Writes down how it goes on with recipients of a shard that are handed out, several in one go and in their order. Doing
-- anything twice is doing it once.
-- KEYS[1] ledger
-- KEYS[2] flight, see broadcast_claim.lua
-- KEYS[3] stem of the records of the shard's people; a record is stem..chat
-- KEYS[4] stem of the sets of recipients by outcome; a set is stem..outcome; there is none for sent
-- ARGV[1] 1: whose answer was lost is sent the message once more
-- ARGV[2...] of each recipient number of the lease, chat, what happens, and what that needs:
--            mark: the message may be in flight from now on; ""
--            back: that was not so; after how many ms the recipient is handed out again, 0: stays claimed, and the
--            attempt does not count
--            settle: it has come to its end; the outcome. Who was sent the message once more because the first time is
--            unknown stays unknown
-- returns an answer for each. To mark and back: the number of the attempt, or -1 if the recipient is not the caller's any
--         more; that of mark is followed by the person's record: field, value, field, value, ... To settle: the number
--         of recipients without an outcome when all is written down
local ledger, flight = KEYS[1], KEYS[2]
local lease = redis.call("HGET", ledger, "lease")
local counts = {} -- by how much each counter of the ledger changes

local function add(counter, n)
  counts[counter] = (counts[counter] or 0) + n
end

local function entryOf(chat)
  local entry = redis.call("HGET", flight, chat)
  if not entry then return nil end
  local state, attempts, again = string.match(entry, "(%a):(%d+):(%d)")
  return state, tonumber(attempts), again
end

local function write(chat, state, attempts, again, due)
  redis.call("HSET", flight, chat, string.format("%s:%d:%s:%.0f", state, attempts, again, due))
end

local function count(chat, outcome)
  add(outcome, 1)
  if outcome == "sent" then return end
  redis.call("SADD", KEYS[4] .. outcome, chat)
  local life = redis.call("PTTL", ledger) -- retired meanwhile: the set must not outlive the rest
  if life > 0 then redis.call("PEXPIRE", KEYS[4] .. outcome, life) end
end

local function close(chat, outcome)
  redis.call("HDEL", flight, chat)
  add("open", -1)
  count(chat, outcome)
end

local change = {}

function change.mark(ours, chat)
  local state, attempts, again = entryOf(chat)
  if not ours or not state or state == "w" then return {-1} end
  if state == "c" then
    attempts = attempts + 1
    write(chat, "s", attempts, again, 0)
  end
  return {attempts, unpack(redis.call("HGETALL", KEYS[3] .. chat))}
end

function change.back(ours, chat, after)
  local state, attempts, again = entryOf(chat)
  if not ours or not state then return {-1} end
  if state == "s" and after == "0" then
    attempts = attempts - 1
    write(chat, "c", attempts, again, 0)
  elseif state == "s" then
    local now = redis.call("TIME")
    write(chat, "w", attempts, again, now[1] * 1000 + math.floor(now[2] / 1000) + after)
  end
  return {attempts}
end

function change.settle(ours, chat, outcome)
  local state, attempts, again = entryOf(chat)
  if state and ours and again == "1" then
    close(chat, "unknown") -- it may have come twice
  elseif state and ours and outcome == "unknown" and ARGV[1] == "1" then
    write(chat, "w", attempts, "1", 0)
  elseif state and ours then
    close(chat, outcome)
  elseif state and outcome ~= "unknown" and again == "1" and state ~= "s" then
    close(chat, outcome) -- whose lease was lost knows what became of it before it was sent again
  elseif not state and outcome ~= "unknown" and redis.call("SREM", KEYS[4] .. "unknown", chat) == 1 then
    add("unknown", -1) -- counted when the lease was lost; now it is known
    count(chat, outcome)
  end
end

local answers = {}
for i = 2, #ARGV, 4 do
  table.insert(answers, change[ARGV[i + 2]](ARGV[i] == lease, ARGV[i + 1], ARGV[i + 3]) or {})
end
for counter, n in pairs(counts) do
  redis.call("HINCRBY", ledger, counter, n)
end
local open = tonumber(redis.call("HGET", ledger, "open") or "0")
if open == 0 then redis.call("HDEL", ledger, "open", "held", "cursor", "until") end -- nobody asks any more
for _, answer in ipairs(answers) do
  if #answer == 0 then answer[1] = open end
end
return answers
