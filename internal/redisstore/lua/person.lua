-- Changes the record of a person and keeps the sets of the shard in step with it: the chat is in the set of a topic and
-- area, or of an event people want to be reminded of, exactly if the record names it and the person is neither suppressed
-- nor pauses. Nothing else writes these keys.
-- KEYS[1] record of the person
-- KEYS[2] stem of the audience sets of the shard; a set is stem..topic..":"..area
-- KEYS[3] stem of the sets of those who want to be reminded of an event; a set is stem..event
-- KEYS[4] chats of the shard by when the first of their wishes to be reminded has had its time, ms
-- KEYS[5...] what else is stored about the chat in this shard; only forget touches it
-- ARGV[1] chat
-- ARGV[2] what happens, a key of the table below
-- ARGV[3] life in ms: for suppress that of a suppressed record, for add that of a new record, else that of a record
--         without subscriptions; 0: as it is
-- ARGV[4...] what the change needs: for set and add field, value, ...; for subscribe topic, areas, consent; for
--            unsubscribe topic; for want and keep event, moment of the event in ms, life after it in ms, and for want
--            consent; for unwant event; for pause until; for resume the until of the pause that is meant, empty for any;
--            for suppress the moment. An empty value of set deletes the field
-- returns the record before and after, each as field, value, field, value, ...; nothing for add
local record, chat, change = KEYS[1], ARGV[1], ARGV[2]
local now = redis.call("TIME")
now = now[1] * 1000 + math.floor(now[2] / 1000)

-- named gives the fields of the record that begin with prefix, without it.
local function named(prefix)
  local found, fields = {}, redis.call("HGETALL", record)
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, #prefix) == prefix then
      found[string.sub(fields[i], #prefix + 1)] = fields[i + 1]
    end
  end
  return found
end

-- ending gives when a wish to be reminded has had its time, in ms.
local function ending(known)
  return tonumber(string.match(known, "^%d+"))
end

local function inEverySet(command)
  for topic, areas in pairs(named("topic:")) do
    for area in string.gmatch(areas, "[^,]+") do
      redis.call(command, KEYS[2] .. topic .. ":" .. area, chat)
    end
  end
  for event, known in pairs(named("wanted:")) do
    local set = KEYS[3] .. event
    redis.call(command, set, chat)
    if command == "SADD" and redis.call("PTTL", set) < ending(known) - now then
      redis.call("PEXPIREAT", set, string.format("%.0f", ending(known)))
    end
  end
end

local function drop(topic)
  redis.call("HDEL", record, "topic:" .. topic, "consent:" .. topic)
end

local function wish(ends, consent)
  redis.call("HSET", record, "wanted:" .. ARGV[4], string.format("%.0f %s", ends, consent))
end

local function dropWishes(which)
  for event, known in pairs(named("wanted:")) do
    if which(known) then redis.call("HDEL", record, "wanted:" .. event) end
  end
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
  add = function() -- what is known here is newer and stays, also whether and when the person can be reached
    if redis.call("EXISTS", record) == 0 then
      redis.call("HSET", record, unpack(ARGV, 4))
      redis.call("PEXPIRE", record, ARGV[3])
    else
      for i = 4, #ARGV, 2 do
        if ARGV[i] ~= "suppressed" and ARGV[i] ~= "paused" then
          redis.call("HSETNX", record, ARGV[i], ARGV[i + 1])
        end
      end
      ARGV[3] = math.max(tonumber(ARGV[3]), redis.call("PTTL", record))
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
  want = function()
    wish(math.max(now, tonumber(ARGV[5])) + ARGV[6], ARGV[7])
    redis.call("HDEL", record, "suppressed")
  end,
  keep = function() -- the event may have been moved to a later day
    local ends, known = ARGV[5] + ARGV[6], redis.call("HGET", record, "wanted:" .. ARGV[4])
    if known and ending(known) < ends then wish(ends, string.match(known, " (.*)")) end
  end,
  tidy = function() end, -- what comes after every change is enough
  unwant = function()
    redis.call("HDEL", record, "wanted:" .. ARGV[4])
  end,
  pause = function()
    if redis.call("EXISTS", record) == 1 then redis.call("HSET", record, "paused", ARGV[4]) end
  end,
  resume = function()
    if ARGV[4] == "" or redis.call("HGET", record, "paused") == ARGV[4] then
      redis.call("HDEL", record, "paused")
    end
  end,
  stop = function()
    for topic in pairs(named("topic:")) do
      drop(topic)
    end
    dropWishes(function() return true end)
    redis.call("HDEL", record, "paused")
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
    redis.call("DEL", record, unpack(KEYS, 5))
  end,
}

local before = redis.call("HGETALL", record)
inEverySet("SREM")
changes[change]()
dropWishes(function(known) return ending(known) <= now end)

local first, last = math.huge, now
for _, known in pairs(named("wanted:")) do
  first, last = math.min(first, ending(known)), math.max(last, ending(known))
end
if first == math.huge then
  redis.call("ZREM", KEYS[4], chat)
else
  redis.call("ZADD", KEYS[4], string.format("%.0f", first), chat)
end
if redis.call("HEXISTS", record, "suppressed") == 0 then
  if redis.call("HEXISTS", record, "paused") == 0 then inEverySet("SADD") end
  local life = math.max(tonumber(ARGV[3]), last - now)
  if next(named("topic:")) then
    redis.call("PERSIST", record)
  elseif ARGV[3] ~= "0" or redis.call("PTTL", record) < life then
    redis.call("PEXPIRE", record, string.format("%.0f", life))
  end
end
if change == "add" then return {} end
return {before, redis.call("HGETALL", record)}
