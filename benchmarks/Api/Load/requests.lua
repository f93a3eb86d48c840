-- Makes the requests of a measurement. Arguments: none for GET; for POST the file of a keymap, and a number that no other run has.
-- Keycodes of the keymap are replaced by the digits of a number that counts up, so that no two keymaps are the same.

local digits = {
  "KC_A", "KC_B", "KC_C", "KC_D", "KC_E", "KC_F", "KC_G", "KC_H", "KC_I", "KC_J", "KC_K", "KC_L", "KC_M", "KC_N", "KC_O", "KC_P",
}
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  if not args[1] then return end
  local file = assert(io.open(args[1]))
  local template = file:read("*a")
  file:close()
  wrk.headers["Content-Type"] = "application/json"
  local count = (tonumber(args[2]) * 16 + number) * 1000000
  request = function()
    count = count + 1
    local rest = count
    local body = template:gsub('"KC_%w+"', function()
      local digit = rest % 16
      rest = (rest - digit) / 16
      return '"' .. digits[digit + 1] .. '"'
    end)
    return wrk.format("POST", nil, nil, body)
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "result %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
