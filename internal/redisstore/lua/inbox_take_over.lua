-- Gives the unfinished updates of one consumer to another, and removes the one when nothing is left. To take an update
-- is no try.
-- KEYS[1] queue
-- ARGV[1] group
-- ARGV[2] who takes over
-- ARGV[3] whose updates
-- ARGV[4] most updates
-- returns key, id, JSON, key, id, JSON, ... of the updates, oldest first
local taken = {}
local pending = redis.call("XPENDING", KEYS[1], ARGV[1], "-", "+", ARGV[4], ARGV[3])
for _, p in ipairs(pending) do
  redis.call("XCLAIM", KEYS[1], ARGV[1], ARGV[2], 0, p[1], "RETRYCOUNT", p[4], "JUSTID")
  local entry = redis.call("XRANGE", KEYS[1], p[1], p[1])[1]
  if entry then -- its fields: "id", id, "json", JSON
    for _, part in ipairs({ p[1], entry[2][2], entry[2][4] }) do table.insert(taken, part) end
  end
end
if #pending < tonumber(ARGV[4]) then redis.call("XGROUP", "DELCONSUMER", KEYS[1], ARGV[1], ARGV[3]) end
return taken
