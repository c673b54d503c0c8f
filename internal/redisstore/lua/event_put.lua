-- Stores an event if it follows the stored version, or only if there is none.
-- KEYS[1] event: sequence, json
-- KEYS[2] ids of all events by start, ms
-- KEYS[3] stem of the events; an event is stem..id
-- KEYS[4] version of all events and series
-- ARGV[1] id
-- ARGV[2] sequence of this version; the stored one must be one less
-- ARGV[3] JSON
-- ARGV[4] start, ms
-- ARGV[5] life after the start or this change, whichever is later, ms
-- ARGV[6] "new": only if none is stored
-- returns 1 if stored, 0 if somebody else was first
local stored = redis.call("HMGET", KEYS[1], "sequence", "json")
if stored[2] == ARGV[3] then return 1 end -- the same change again: its answer was lost
if stored[1] and (ARGV[6] == "new" or stored[1] + 1 ~= tonumber(ARGV[2])) then return 0 end

local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local life = string.format("%.0f", math.max(0, ARGV[4] - now) + ARGV[5])
redis.call("HSET", KEYS[1], "sequence", ARGV[2], "json", ARGV[3])
redis.call("PEXPIRE", KEYS[1], life)
redis.call("ZADD", KEYS[2], ARGV[4], ARGV[1])
redis.call("INCR", KEYS[4])
if redis.call("PTTL", KEYS[2]) < tonumber(life) then redis.call("PEXPIRE", KEYS[2], life) end

local old = redis.call("ZRANGEBYSCORE", KEYS[2], "-inf", string.format("%.0f", now - ARGV[5]), "LIMIT", 0, 100)
for _, id in ipairs(old) do
  if redis.call("EXISTS", KEYS[3] .. id) == 0 then redis.call("ZREM", KEYS[2], id) end
end
return 1
