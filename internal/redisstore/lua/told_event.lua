-- Keeps an event as it was announced to those who were told of it. Whoever is told something else is behind, and the
-- event with them: it is to be corrected.
-- KEYS[1] event: json, state (what people have to know of it), starts (every beginning anybody was told, in seconds, joined
--         by commas), behind (1: somebody was told another state), sequence (how often it was announced anew), at (ms)
--         the last time, and before (the state before this one)
-- KEYS[2] ids of the events by when they are forgotten, ms
-- ARGV[1] id
-- ARGV[2] "told": somebody was, of this state; "announce": everybody is going to be; "new": it comes from another store,
--         what is known here stays
-- ARGV[3] JSON
-- ARGV[4] state
-- ARGV[5] beginning; for new all that were told, joined by commas
-- ARGV[6] end, ms
-- ARGV[7] how long it is kept after the latest end, or after now if that is later, ms
-- ARGV[8] for announce: the sequence before; for new the sequence
-- ARGV[9] for announce: the time, ms; for new the last time, if there was one
-- ARGV[10] for new: the state before, if there was one
-- returns 1; 0 if somebody else announced something first
local now = redis.call("TIME")
now = now[1] * 1000 + math.floor(now[2] / 1000)
local known = redis.call("HMGET", KEYS[1], "state", "sequence", "starts")

if ARGV[2] == "announce" then
  if known[2] ~= ARGV[8] then return 0 end
  if known[1] ~= ARGV[4] then redis.call("HSET", KEYS[1], "before", known[1]) end
  redis.call("HSET", KEYS[1], "json", ARGV[3], "state", ARGV[4], "sequence", known[2] + 1, "at", ARGV[9])
  redis.call("HDEL", KEYS[1], "behind")
elseif ARGV[2] == "new" then
  if known[1] then return 1 end
  redis.call("HSET", KEYS[1], "json", ARGV[3], "state", ARGV[4], "sequence", ARGV[8])
  if ARGV[9] ~= "" then redis.call("HSET", KEYS[1], "at", ARGV[9], "behind", 1) end -- who is right is not corrected again
  if ARGV[10] ~= "" then redis.call("HSET", KEYS[1], "before", ARGV[10]) end
elseif not known[1] then
  redis.call("HSET", KEYS[1], "json", ARGV[3], "state", ARGV[4], "sequence", 0)
elseif known[1] ~= ARGV[4] then
  redis.call("HSET", KEYS[1], "behind", 1)
end

local starts = known[3]
if not starts then
  redis.call("HSET", KEYS[1], "starts", ARGV[5])
elseif not string.find("," .. starts .. ",", "," .. ARGV[5] .. ",", 1, true) then
  redis.call("HSET", KEYS[1], "starts", starts .. "," .. ARGV[5])
end
local ends = math.max(now, tonumber(ARGV[6])) + ARGV[7]
ends = math.max(ends, tonumber(redis.call("ZSCORE", KEYS[2], ARGV[1]) or "0"))
redis.call("PEXPIREAT", KEYS[1], string.format("%.0f", ends))
redis.call("ZADD", KEYS[2], string.format("%.0f", ends), ARGV[1])
redis.call("ZREMRANGEBYSCORE", KEYS[2], "-inf", string.format("(%.0f", now))
return 1
