-- Counts by language who of a shard is in an audience, and freezes them as the recipients of a broadcast if asked to.
-- Whoever chose no language counts as German. Frozen twice is frozen once: the first time stays.
-- KEYS[1] ledger
-- KEYS[2] recipients
-- KEYS[3] stem of the records of the shard's people; a record is stem..chat
-- KEYS[4...] audience sets, whose union is meant
-- ARGV[1] "freeze" or "count"
-- ARGV[2...] languages; none: all
-- returns language, number, language, number, ...; of what was frozen before "", number
local freeze = ARGV[1] == "freeze"
if freeze then
  local total = redis.call("HGET", KEYS[1], "total")
  if total then return {"", total} end
end

local wanted, all = {}, #ARGV < 2
for i = 2, #ARGV do
  wanted[ARGV[i]] = true
end
local total, counts = 0, {}
for _, chat in ipairs(redis.call("SUNION", unpack(KEYS, 4))) do
  local lang = redis.call("HGET", KEYS[3] .. chat, "lang")
  if not lang or lang == "" then lang = "de" end
  if all or wanted[lang] then
    total = total + 1
    counts[lang] = (counts[lang] or 0) + 1
    if freeze then redis.call("SADD", KEYS[2], chat) end
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
