-- Notes that messages belong to an enquiry, and that those of the second kind are copies of the first one. They live as
-- long as the enquiry does.
-- KEYS[1] enquiry
-- KEYS[2] messages of the enquiry: <chat>:<message> -> its copies, each <chat>:<message>, with blanks between them; of a
--         copy the original instead, with "<" before it
-- KEYS[3...] the enquiry of each message, in the order of ARGV
-- ARGV[1] id
-- ARGV[2] "copies": the others are copies of the first message; "": they only belong to the enquiry
-- ARGV[3...] the messages
-- returns 1, or 0 if the enquiry is gone
if redis.call("HEXISTS", KEYS[1], "data") == 0 then return 0 end
local function add(message, copy)
  local copies = redis.call("HGET", KEYS[2], message) or ""
  for known in string.gmatch(copies, "%S+") do
    if known == copy then return end
  end
  if copies ~= "" and copy ~= "" then copies = copies .. " " end
  redis.call("HSET", KEYS[2], message, copies .. copy)
end
for i = 3, #ARGV do
  redis.call("SET", KEYS[i], ARGV[1])
  add(ARGV[i], "")
  if ARGV[2] == "copies" and i > 3 then
    add(ARGV[3], ARGV[i])
    add(ARGV[i], "<" .. ARGV[3])
  end
end
local life = redis.call("PTTL", KEYS[1])
if life > 0 then
  for i = 2, #KEYS do redis.call("PEXPIRE", KEYS[i], life) end
end
return 1
