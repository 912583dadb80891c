-- Documents → pandoc's JSON trees, one after another, run by `pandoc lua`: starting pandoc takes longer
-- than reading a document.
--
-- A request is a line "READER TARGET LENGTH" and so many bytes; the answer is a line "ok LENGTH" or
-- "error LENGTH" and so many bytes. The empty list of files makes readers run in pandoc's sandbox.

local function converted(given, reader, target)
  return pandoc.write(pandoc.read(given, reader, nil, {}), target)
end

for request in io.lines() do
  local reader, target, length = request:match("^(%S+) (%S+) (%d+)$")
  local given = io.read(tonumber(length))
  local fine, answer = pcall(converted, given or "", reader, target)
  answer = tostring(answer)
  io.write(fine and "ok" or "error", " ", #answer, "\n", answer)
  io.flush()
end
