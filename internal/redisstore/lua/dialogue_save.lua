-- Saves a dialogue if nobody changed it since it was loaded.
-- KEYS[1] dialogue
-- ARGV[1] revision it was loaded with, 0: there was none
-- ARGV[2] flow
-- ARGV[3] step
-- ARGV[4] data, JSON
-- ARGV[5] life, ms
-- ARGV[6] name of this attempt: the same attempt twice is one
-- ARGV[7] when the person is told that silence ended it, ms; empty: never
-- returns 1 if saved, 0 if somebody else was first
local stored = redis.call("HMGET", KEYS[1], "rev", "attempt")
if stored[2] == ARGV[6] then return 1 end
if tonumber(stored[1] or "0") ~= tonumber(ARGV[1]) then return 0 end
-- A new dialogue starts at the time, not at 1: what is left of an ended dialogue can never fit a new one.
local rev = tonumber(ARGV[1]) + 1
if not stored[1] then
  local now = redis.call("TIME")
  rev = now[1] * 1000000 + now[2]
end
redis.call("HSET", KEYS[1], "rev", string.format("%.0f", rev), "flow", ARGV[2], "step", ARGV[3], "data", ARGV[4],
  "attempt", ARGV[6], "lapses", ARGV[7])
redis.call("PEXPIRE", KEYS[1], ARGV[5])
return 1
