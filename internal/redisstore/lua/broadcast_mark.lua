-- Marks a recipient as sending, before the call, or takes the mark back. Doing either twice is doing it once.
-- KEYS[1] ledger
-- KEYS[2] flight, see broadcast_claim.lua
-- ARGV[1] number of the lease
-- ARGV[2] chat
-- ARGV[3] "mark", or "back"
-- ARGV[4] for back: after how many ms the recipient is handed out again; 0: stays claimed, and the attempt does not count
-- returns the number of the attempt; -1 if the recipient is not the caller's any more
local entry = redis.call("HGET", KEYS[2], ARGV[2])
if not entry or redis.call("HGET", KEYS[1], "lease") ~= ARGV[1] then return -1 end
local state, attempts, again = string.match(entry, "(%a):(%d+):(%d)")
attempts = tonumber(attempts)

local function write(newState, due)
  redis.call("HSET", KEYS[2], ARGV[2], string.format("%s:%d:%s:%.0f", newState, attempts, again, due))
end

if ARGV[3] == "mark" then
  if state == "w" then return -1 end
  if state == "c" then
    attempts = attempts + 1
    write("s", 0)
  end
elseif state == "s" then
  if ARGV[4] == "0" then
    attempts = attempts - 1
    write("c", 0)
  else
    local now = redis.call("TIME")
    write("w", now[1] * 1000 + math.floor(now[2] / 1000) + ARGV[4])
  end
end
return attempts
