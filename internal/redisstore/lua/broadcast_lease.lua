-- Extends the lease of a shard from now, or ends it.
-- KEYS[1] ledger, see broadcast_claim.lua
-- ARGV[1] number of the lease
-- ARGV[2] ms; 0: ends it
-- returns 1; 0 if somebody else has a newer one
if redis.call("HGET", KEYS[1], "lease") ~= ARGV[1] then return 0 end
local now = redis.call("TIME")
redis.call("HSET", KEYS[1], "until", string.format("%.0f", now[1] * 1000 + math.floor(now[2] / 1000) + ARGV[2]))
return 1
