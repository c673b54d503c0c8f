-- Changes who belongs to the office, and never leaves it without an admin.
-- KEYS[1] what was changed in the chat, by user: JSON with role (empty: removed), invited, by, at
-- KEYS[2] version of KEYS[1]
-- KEYS[3] invitations by the sum of their token: JSON with role, by, until (ms) and used (user)
-- ARGV[1] "set" or "join"
-- ARGV[2] roles of the configuration, JSON by user
-- ARGV[3] user
-- ARGV[4] now, as it is stored
-- ARGV[5] set: by; join: now, ms
-- ARGV[6] set: role, empty: removed; join: sum of the token
-- returns for set: 1 changed, 0 nothing to change, -1 nobody else is admin, -2 by is no admin
-- returns for join: {1 joined | 0 no such invitation | 2 has this role or more already, id, role, by}
local root = cjson.decode(ARGV[2])
local function entry_of(user)
  local text = redis.call("HGET", KEYS[1], user)
  return text and cjson.decode(text)
end
local function role_of(user) -- what was changed of somebody who was never invited ends with the configuration
  local entry = entry_of(user)
  if entry and (entry.invited or root[user]) then return entry.role end
  return root[user] or ""
end
local function put(user, role, by, invited)
  if role == "" and not root[user] then
    redis.call("HDEL", KEYS[1], user)
  else
    local text = '{"role":"%s","invited":%s,"by":"%s","at":"%s"}' -- in this order, as an import writes it
    redis.call("HSET", KEYS[1], user, string.format(text, role, tostring(invited), by, ARGV[4]))
  end
  redis.call("INCR", KEYS[2])
end
local function another_admin(than)
  for user in pairs(root) do
    if user ~= than and role_of(user) == "admin" then return true end
  end
  for _, user in ipairs(redis.call("HKEYS", KEYS[1])) do
    if user ~= than and role_of(user) == "admin" then return true end
  end
  return false
end
local user = ARGV[3]
if ARGV[1] == "set" then
  local by, role, before = ARGV[5], ARGV[6], role_of(user)
  if before == "" or before == role then return 0 end
  if role_of(by) ~= "admin" then return -2 end
  if before == "admin" then
    if not another_admin(user) then return -1 end
    local open = redis.call("HGETALL", KEYS[3])
    for i = 1, #open, 2 do -- who may not invite any more has not invited
      if cjson.decode(open[i + 1]).by == user then redis.call("HDEL", KEYS[3], open[i]) end
    end
  end
  local entry = entry_of(user)
  put(user, role, by, role ~= "" and entry and entry.invited or false)
  return 1
end
local text = redis.call("HGET", KEYS[3], ARGV[6])
if not text then return {0} end
local invitation = cjson.decode(text)
local ours = invitation.used == user
if invitation["until"] < tonumber(ARGV[5]) or (invitation.used and not ours) then return {0} end
local rank = {[""] = 0, writer = 1, releaser = 2, admin = 3}
if rank[role_of(user)] >= rank[invitation.role] then
  return {ours and 1 or 2, invitation.id, invitation.role, invitation.by} -- ours: its answer was lost
end
if ours then return {0} end -- joined with it, and removed since
put(user, invitation.role, invitation.by, true)
invitation.used = user
redis.call("HSET", KEYS[3], ARGV[6], cjson.encode(invitation))
return {1, invitation.id, invitation.role, invitation.by}
