-- Stores a text with its edits if it was never edited here.
-- KEYS[1] texts of the staff, by language and key
-- KEYS[2] edits of this text, newest first, see override_put.lua
-- KEYS[3] version of all texts of the staff
-- ARGV[1] field of the text in KEYS[1]
-- ARGV[2] text of the newest edit, empty: the built-in one
-- ARGV[3...] edits, JSON, newest first
-- returns 1, or 0 if there is one already
if redis.call("EXISTS", KEYS[2]) == 1 then return 0 end
redis.call("RPUSH", KEYS[2], unpack(ARGV, 3))
if ARGV[2] ~= "" then redis.call("HSET", KEYS[1], ARGV[1], ARGV[2]) end
redis.call("INCR", KEYS[3])
return 1
