-- Counts by outcome and language what became of the recipients of a shard. Who has no outcome is left out.
-- KEYS[1] recipients, see broadcast_claim.lua
-- KEYS[2] stem of the records of the shard's people; a record is stem..chat
-- KEYS[3] ledger, see broadcast_claim.lua
-- KEYS[4...] recipients by outcome, in the order of ARGV; whoever is in none of them was sent the message
-- ARGV[1] shard
-- ARGV[2] number of shards
-- ARGV[3...] the outcomes but sent
-- returns outcome, language, number, outcome, language, number, ... as strings; nothing while somebody has no outcome
if (redis.call("HGET", KEYS[3], "open") or "0") ~= "0" then return {} end

local function outcomeOf(chat)
  for i = 4, #KEYS do
    if redis.call("SISMEMBER", KEYS[i], chat) == 1 then return ARGV[i - 1] end
  end
  return "sent"
end

local counts = {}
for _, place in ipairs(redis.call("SMEMBERS", KEYS[1])) do
  local chat = string.format("%.0f", place * ARGV[2] + ARGV[1])
  local outcome, lang = outcomeOf(chat), redis.call("HGET", KEYS[2] .. chat, "lang") or ""
  counts[outcome] = counts[outcome] or {}
  counts[outcome][lang] = (counts[outcome][lang] or 0) + 1
end

local result = {}
for outcome, byLang in pairs(counts) do
  for lang, n in pairs(byLang) do
    table.insert(result, outcome)
    table.insert(result, lang)
    table.insert(result, tostring(n))
  end
end
return result
