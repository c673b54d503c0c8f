-- Stores an edit of a text if nobody edited it since.
-- KEYS[1] texts of the staff, by language and key
-- KEYS[2] edits of this text as JSON with their revision in rev, newest first
-- KEYS[3] version of all texts of the staff
-- ARGV[1] field of the text in KEYS[1]
-- ARGV[2] revision the edit is based on, 0: never edited
-- ARGV[3] text, empty: the built-in one
-- ARGV[4] edit, JSON
-- ARGV[5] most edits that are kept
-- returns 1 if stored, 0 if somebody else was first
local last = redis.call("LINDEX", KEYS[2], 0)
if last == ARGV[4] then return 1 end -- the same edit again: its answer was lost
local rev = 0
if last then rev = cjson.decode(last).rev end
if rev ~= tonumber(ARGV[2]) then return 0 end
redis.call("LPUSH", KEYS[2], ARGV[4])
redis.call("LTRIM", KEYS[2], 0, ARGV[5] - 1)
if ARGV[3] == "" then
  redis.call("HDEL", KEYS[1], ARGV[1])
else
  redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
end
redis.call("INCR", KEYS[3])
return 1
