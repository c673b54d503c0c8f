-- Counts by language who of a shard is in an audience, and freezes them as the recipients of a broadcast if asked to.
-- Whoever chose no language counts as German. Frozen twice is frozen once: the first time stays.
-- KEYS[1] ledger
-- KEYS[2] recipients, see broadcast_claim.lua
-- KEYS[3] stem of the records of the shard's people; a record is stem..chat
-- KEYS[4] told, see told.lua
-- KEYS[5] chats that asked to be reminded of the event
-- KEYS[6...] audience sets, whose union is meant
-- ARGV[1] "freeze" or "count"
-- ARGV[2] pace: only who wants this one, or asked for the event and so wants it at once; empty: everybody
-- ARGV[3] lead in seconds: only who wants to be reminded this long before; empty: everybody
-- ARGV[4] leads of those who chose none, in seconds, joined by commas; they also hold for an event asked for by somebody
--         who wants no reminders otherwise
-- ARGV[5] "told": only who stands in KEYS[4]; empty: everybody
-- ARGV[6] number of shards
-- ARGV[7...] languages; none: all
-- returns language, number, language, number, ...; of what was frozen before "", number
local freeze, pace, lead, standard, told = ARGV[1] == "freeze", ARGV[2], ARGV[3], ARGV[4], ARGV[5] == "told"
if freeze then
  local total = redis.call("HGET", KEYS[1], "total")
  if total then return {"", total} end
end

local spoken, all = {}, #ARGV < 7
for i = 7, #ARGV do
  spoken[ARGV[i]] = true
end

local function inPace(own, asked)
  return pace == "" or (own or "at-once") == pace or (asked and pace == "at-once")
end

local function inTime(own, asked)
  if lead == "" then return true end
  if not own or (own == "none" and asked) then own = standard end
  return string.find("," .. own .. ",", "," .. lead .. ",", 1, true) ~= nil
end

-- reached gives the union of the audience sets; of an event people were told of, only those.
local function reached()
  if not told then return redis.call("SUNION", unpack(KEYS, 6)) end
  local chats = {}
  for _, chat in ipairs(redis.call("HKEYS", KEYS[4])) do
    for i = 6, #KEYS do
      if redis.call("SISMEMBER", KEYS[i], chat) == 1 then
        table.insert(chats, chat)
        break
      end
    end
  end
  return chats
end

-- languageOf gives nil for somebody who is not meant.
local anyAsked = redis.call("EXISTS", KEYS[5]) == 1
local function languageOf(chat)
  local record = redis.call("HMGET", KEYS[3] .. chat, "lang", "pace", "leads")
  local asked = anyAsked and redis.call("SISMEMBER", KEYS[5], chat) == 1
  if not inPace(record[2], asked) or not inTime(record[3], asked) then return nil end
  local lang = record[1]
  if not lang or lang == "" then lang = "de" end
  if all or spoken[lang] then return lang end
  return nil
end

local total, counts = 0, {}
for _, chat in ipairs(reached()) do
  local lang = languageOf(chat)
  if lang then
    total = total + 1
    counts[lang] = (counts[lang] or 0) + 1
    if freeze then redis.call("SADD", KEYS[2], string.format("%.0f", math.floor(chat / ARGV[6]))) end
  end
end
if freeze and total > 0 then
  redis.call("HSET", KEYS[1], "total", total, "open", total)
end

local result = {}
for lang, n in pairs(counts) do
  table.insert(result, lang)
  table.insert(result, tostring(n))
end
return result
