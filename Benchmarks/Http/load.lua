-- What wrk sends: GET requests with one of many bodies, each as likely as any other, the same sequence in each run.
-- Arguments: a file with a body a line, and their content type.

local requests = {}

function init(arguments)
  math.randomseed(1)
  for body in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", nil, { ["Content-Type"] = arguments[2] }, body)
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"microseconds":%d,"median_microseconds":%.1f,"p99_microseconds":%.1f,"failed":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
