-- Changes the record of a broadcast and keeps both lists in step with it. Nothing else writes these keys.
-- KEYS[1] record: doc, state, rev, at, total once the audience is frozen, freezer and freezing (until when, ms) while that
--         is under way, rest (until when, ms) while it runs and nothing is to be done, halted (1) once the engine paused
--         it because it looked like an outage, retired
-- KEYS[2] ids of all broadcasts by when their records end, ms
-- KEYS[3] ids of released broadcasts by when the engine has to look at them, ms
-- ARGV[1] id
-- ARGV[2] what happens, a key of the table below
-- ARGV[3] life of the record from now in ms, while it is not released and again once it is retired
-- ARGV[4...] what the change needs: for create state, at, doc; for add state, at, doc, revision, and of one that is over
--            the number of recipients and whether it is retired (1); for save revision, state, at, doc; for state the
--            new one and those it may follow; for freeze who wants to and for how many ms at most; for frozen the
--            number of recipients; for thaw who gives the freezing up; for rest revision, until when, ms. Every other change ends the rest
-- returns the revision; 0 if the record is not as expected; -1 if there is none
local record, id = KEYS[1], ARGV[1]
local now = redis.call("TIME")
now = now[1] * 1000 + math.floor(now[2] / 1000)

local function freezing(but)
  local by = redis.call("HMGET", record, "freezer", "freezing")
  return by[1] and by[1] ~= but and now < tonumber(by[2])
end

local function write(state, at, doc)
  redis.call("HDEL", record, "rest")
  redis.call("HSET", record, "state", state, "at", at, "doc", doc)
  return redis.call("HINCRBY", record, "rev", 1)
end

local changes = {
  create = function(rev)
    if rev then return 0 end
    return write(ARGV[4], ARGV[5], ARGV[6])
  end,
  add = function(rev) -- as it was in another store
    if rev then return 0 end
    redis.call("HSET", record, "state", ARGV[4], "at", ARGV[5], "doc", ARGV[6], "rev", ARGV[7])
    if ARGV[8] then redis.call("HSET", record, "total", ARGV[8]) end
    if ARGV[9] == "1" then redis.call("HSET", record, "retired", 1) end
    return tonumber(ARGV[7])
  end,
  save = function(rev)
    if rev ~= ARGV[4] then return 0 end
    return write(ARGV[5], ARGV[6], ARGV[7])
  end,
  state = function()
    local state = redis.call("HGET", record, "state")
    for i = 5, #ARGV do
      if ARGV[i] == state then
        redis.call("HSET", record, "state", ARGV[4])
        redis.call("HDEL", record, "rest")
        return redis.call("HINCRBY", record, "rev", 1)
      end
    end
    return 0
  end,
  freeze = function(rev)
    if redis.call("HGET", record, "state") ~= "scheduled" or freezing(ARGV[4]) then return 0 end
    redis.call("HSET", record, "freezer", ARGV[4], "freezing", string.format("%.0f", now + ARGV[5]))
    return tonumber(rev)
  end,
  frozen = function(rev)
    redis.call("HDEL", record, "freezer", "freezing")
    if redis.call("HGET", record, "state") ~= "scheduled" then return 0 end
    redis.call("HSET", record, "total", ARGV[4])
    return tonumber(rev)
  end,
  halt = function()
    if redis.call("HGET", record, "state") ~= "running" then return 0 end
    redis.call("HSET", record, "state", "paused", "halted", 1)
    redis.call("HDEL", record, "rest")
    return redis.call("HINCRBY", record, "rev", 1)
  end,
  thaw = function(rev)
    if redis.call("HGET", record, "freezer") == ARGV[4] then redis.call("HDEL", record, "freezer", "freezing") end
    return tonumber(rev)
  end,
  rest = function(rev)
    if rev ~= ARGV[4] or redis.call("HGET", record, "state") ~= "running" then return 0 end
    redis.call("HSET", record, "rest", ARGV[5])
    return tonumber(rev)
  end,
  retire = function(rev)
    if freezing() then return 0 end -- shards are still being added, and have to be ended too
    redis.call("HSET", record, "retired", 1)
    return tonumber(rev)
  end,
}

local rev = redis.call("HGET", record, "rev")
if not rev and ARGV[2] ~= "create" and ARGV[2] ~= "add" then return -1 end
local result = changes[ARGV[2]](rev)
if result < 1 then return result end

local fields = redis.call("HMGET", record, "state", "at", "total", "retired", "rest")
local state, at, total, retired, rest = fields[1], fields[2], fields[3], fields[4], fields[5]
if retired or state == "draft" or state == "waiting" then
  redis.call("ZREM", KEYS[3], id)
  redis.call("PEXPIRE", record, ARGV[3])
  redis.call("ZADD", KEYS[2], string.format("%.0f", now + ARGV[3]), id)
else
  if state == "paused" then
    redis.call("ZREM", KEYS[3], id)
  elseif state == "scheduled" and total then
    redis.call("ZADD", KEYS[3], at, id)
  else
    redis.call("ZADD", KEYS[3], rest or 0, id)
  end
  redis.call("PERSIST", record)
  redis.call("ZADD", KEYS[2], "+inf", id)
end
redis.call("ZREMRANGEBYSCORE", KEYS[2], "-inf", string.format("(%.0f", now))
return result
