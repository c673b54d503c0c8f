-- Changes the record of a person and keeps the audience sets of the shard in step with it: the chat is in a set exactly
-- if the record names its topic and area and the person is not suppressed. Nothing else writes these keys.
-- KEYS[1] record of the person
-- KEYS[2] stem of the audience sets of the shard; a set is stem..topic..":"..area
-- KEYS[3...] what else is stored about the chat in this shard; only forget touches it
-- ARGV[1] chat
-- ARGV[2] what happens, a key of the table below
-- ARGV[3] life in ms: for suppress that of a suppressed record, else that of a record without subscriptions
-- ARGV[4...] what the change needs: for set field, value, ...; for subscribe topic, areas, consent; for unsubscribe
--            topic; for suppress the moment. An empty value of set deletes the field
-- returns the record before and after, each as field, value, field, value, ...
local record, stem, chat, change = KEYS[1], KEYS[2], ARGV[1], ARGV[2]

local function subscriptions()
  local found, fields = {}, redis.call("HGETALL", record)
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, 6) == "topic:" then
      found[string.sub(fields[i], 7)] = fields[i + 1]
    end
  end
  return found
end

local function inEverySet(command)
  for topic, areas in pairs(subscriptions()) do
    for area in string.gmatch(areas, "[^,]+") do
      redis.call(command, stem .. topic .. ":" .. area, chat)
    end
  end
end

local function drop(topic)
  redis.call("HDEL", record, "topic:" .. topic, "consent:" .. topic)
end

local changes = {
  set = function()
    for i = 4, #ARGV, 2 do
      if ARGV[i + 1] == "" then
        redis.call("HDEL", record, ARGV[i])
      else
        redis.call("HSET", record, ARGV[i], ARGV[i + 1])
      end
    end
  end,
  subscribe = function()
    redis.call("HSET", record, "topic:" .. ARGV[4], ARGV[5])
    redis.call("HSETNX", record, "consent:" .. ARGV[4], ARGV[6]) -- other areas rest on the first consent
    redis.call("HDEL", record, "suppressed")
  end,
  unsubscribe = function()
    drop(ARGV[4])
  end,
  stop = function()
    for topic in pairs(subscriptions()) do
      drop(topic)
    end
  end,
  suppress = function()
    if redis.call("EXISTS", record) == 1 and redis.call("HSETNX", record, "suppressed", ARGV[4]) == 1 then
      redis.call("PEXPIRE", record, ARGV[3])
    end
  end,
  restore = function()
    redis.call("HDEL", record, "suppressed")
  end,
  forget = function()
    redis.call("DEL", record, unpack(KEYS, 3))
  end,
}

local before = redis.call("HGETALL", record)
inEverySet("SREM")
changes[change]()
if redis.call("HEXISTS", record, "suppressed") == 0 then
  inEverySet("SADD")
  if next(subscriptions()) then
    redis.call("PERSIST", record)
  else
    redis.call("PEXPIRE", record, ARGV[3])
  end
end
return {before, redis.call("HGETALL", record)}
