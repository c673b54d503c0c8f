-- Changes the list of questions to review and keeps both orders of it in step. Nothing else writes these keys. A day is
-- the number of days since 1970 of the server's clock: nothing here tells the hour at which somebody asked.
-- KEYS[1] stem of the questions; a question is stem..id: text, lang, candidates, answered, count, first and last (days),
--         attempt (that counted last)
-- KEYS[2] ids by count, the last day behind the point
-- KEYS[3] ids by last day, the count behind the point
-- KEYS[4] for take and drop: held question, with id, text, lang, candidates, answered; once it is taken only the attempt
-- ARGV[1] what happens, a key of the table below
-- ARGV[2] name of this attempt: the same attempt twice is one
-- ARGV[3] life after the end of the last day, ms
-- ARGV[4] most questions; of the least recent day the least asked goes first
-- ARGV[5...] what the change needs: for add id, text, lang, candidates, answered; for restore the same and count, first,
--            last, of which an empty one is today; for remove the id
-- returns 1, or 0 if there was nothing to change
local stem, byCount, byDay, attempt = KEYS[1], KEYS[2], KEYS[3], ARGV[2]
local time = redis.call("TIME")
local now, today = time[1] * 1000 + math.floor(time[2] / 1000), math.floor(time[1] / 86400)

local function remove(id)
  redis.call("ZREM", byCount, id)
  redis.call("ZREM", byDay, id)
  return redis.call("DEL", stem .. id)
end

local function makeRoom()
  while redis.call("ZCARD", byDay) >= tonumber(ARGV[4]) do
    remove(redis.call("ZRANGE", byDay, 0, 0)[1])
  end
end

local function lifeFrom(day)
  return (day + 1) * 86400000 + ARGV[3] - now
end

local function write(id, count, first, last)
  redis.call("HSET", stem .. id, "count", count, "first", first, "last", last)
  redis.call("ZADD", byCount, string.format("%.5f", count + last / 100000), id)
  redis.call("ZADD", byDay, string.format("%.9f", last + count / 1000000000), id)
  local life = lifeFrom(last)
  redis.call("PEXPIRE", stem .. id, string.format("%.0f", life))
  for _, index in ipairs({byCount, byDay}) do
    if redis.call("PTTL", index) < life then redis.call("PEXPIRE", index, string.format("%.0f", life)) end
  end
end

local function known(id)
  local numbers = redis.call("HMGET", stem .. id, "count", "first", "last")
  if not numbers[1] then return nil end
  return tonumber(numbers[1]), tonumber(numbers[2]), tonumber(numbers[3])
end

local function describe(id, text, lang, candidates, answered)
  redis.call("HSET", stem .. id, "text", text, "lang", lang, "candidates", candidates, "answered", answered)
end

local function add(id, text, lang, candidates, answered)
  if redis.call("HGET", stem .. id, "attempt") == attempt then return 1 end
  local count, first = known(id)
  if not count then makeRoom() end
  describe(id, text, lang, candidates, answered)
  redis.call("HSET", stem .. id, "attempt", attempt)
  write(id, (count or 0) + 1, first or today, today)
  return 1
end

local function take()
  local held = redis.call("HMGET", KEYS[4], "id", "text", "lang", "candidates", "answered")
  if not held[1] then return nil end
  redis.call("HSET", KEYS[4], "attempt", attempt)
  redis.call("HDEL", KEYS[4], "id", "text", "lang", "candidates", "answered")
  return held
end

local function takenByThis()
  return redis.call("HGET", KEYS[4], "attempt") == attempt
end

local changes = {
  add = function()
    return add(unpack(ARGV, 5))
  end,
  take = function()
    if takenByThis() then return 1 end
    local held = take()
    if not held then return 0 end
    return add(unpack(held))
  end,
  drop = function()
    if takenByThis() or take() then return 1 end
    return 0
  end,
  remove = function()
    return remove(ARGV[5])
  end,
  restore = function()
    local id, count = ARGV[5], tonumber(ARGV[10])
    local first, last = tonumber(ARGV[11]) or today, tonumber(ARGV[12]) or today
    if lifeFrom(last) <= 0 then return 0 end
    local newCount, newFirst, newLast = known(id) -- asked again meanwhile, or restored before
    if newCount then
      write(id, math.max(count, newCount), math.min(first, newFirst), math.max(last, newLast))
    else
      makeRoom()
      describe(unpack(ARGV, 5, 9))
      write(id, count, first, last)
    end
    return 1
  end,
}
return changes[ARGV[1]]()
