-- Begins a try of an update, if it is still the consumer's.
-- KEYS[1] queue
-- KEYS[2] mark of the update
-- ARGV[1] group
-- ARGV[2] consumer
-- ARGV[3] key of the entry
-- returns which try this is, from 1; 0 if the update is done or somebody else's
local pending = redis.call("EXISTS", KEYS[1]) == 1 and
  redis.call("XPENDING", KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1, ARGV[2])[1]
if pending then -- the count begins with 1, when the entry is read
  redis.call("XCLAIM", KEYS[1], ARGV[1], ARGV[2], 0, ARGV[3], "RETRYCOUNT", pending[4] + 1, "JUSTID")
  return pending[4]
end
-- Without the mark the server has lost its data, and nobody but the consumer knows the update any more.
return 1 - redis.call("EXISTS", KEYS[2])
