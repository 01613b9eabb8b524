#!/usr/bin/env dotnet
#:property PublishAot=false
// The analyzers would have a class of this script's helpers in a namespace and a file of its own.
#:property EnforceCodeStyleInBuild=false

// Starts a cluster on this machine: silos, a frontend as their client, and the sample published to it. Stops with Ctrl+C.
//   dotnet run tools/local-cluster.cs [--silos N] [--port N]

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

const int firstSiloPort = 11111;
const int firstGatewayPort = 30000;
const int maxSilos = 16;
const int tokenBytes = 24;
// A silo that was voted out while it hung ends so (EX_TEMPFAIL), and joins again when it is started again.
const int mayStartAgain = 75;
var startPatience = TimeSpan.FromMinutes(2);
var stopPatience = TimeSpan.FromSeconds(35);

var repository = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
if (!TryReadArguments(out var silos, out var port)) return 1;

var processes = new ConcurrentDictionary<string, Process>();
// A terminal's Ctrl+C reaches every process by itself.
var allAreTold = false;
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var folder = Directory.CreateTempSubdirectory("movie-similarity-");
try
{
    foreach (var project in new[] { "WebFrontend", "Trainer" }) await RunAsync("build", "build", project, "--verbosity", "quiet", "--nologo");

    // Only the first can be the one that the others look for.
    await StartAsync("silo 1", "Silo", SiloArguments(0));
    await Task.WhenAll(Enumerable.Range(1, silos - 1).Select(i => StartAsync($"silo {i + 1}", "Silo", SiloArguments(i))));

    var token = Path.Combine(folder.FullName, "publish-token");
    await File.WriteAllTextAsync(token, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(tokenBytes)));
    var url = $"http://localhost:{port}";
    await StartAsync("frontend", "WebFrontend", ["--cluster", "localhost", "--urls", url, "--publish-token-file", token, "--dashboard"]);
    await WaitForAsync($"{url}/models", status => status != HttpStatusCode.ServiceUnavailable);
    await RunAsync("publish", Program("Trainer"), "publish", Path.Combine("data", "sample", "sample.model"), "--to", url, "--token-file", token);
    await WaitForAsync($"{url}/health/ready", status => status == HttpStatusCode.OK);

    Console.WriteLine();
    foreach (var (name, process) in processes.OrderBy(entry => entry.Value.Id)) Console.WriteLine($"{name,-9} process {process.Id}");
    Console.WriteLine(
        $"""

        Open {url}/ or {url}/dashboard, ask {url}/cluster, stop a silo and ask again.
        Publish with: dotnet run --project Trainer -- publish FILE --to {url} --token-file {token}
        Press Ctrl+C to stop.
        """);
    await Task.Delay(Timeout.Infinite, stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return Environment.ExitCode;
}
catch (InvalidOperationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
finally
{
    await StopAllAsync();
    folder.Delete(recursive: true);
}

bool TryReadArguments(out int silos, out int port)
{
    (silos, port) = (3, 5000);
    for (var i = 0; i < args.Length; i += 2)
    {
        var isNumber = int.TryParse(args.ElementAtOrDefault(i + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (args[i] == "--silos" && isNumber && number is >= 1 and <= maxSilos) silos = number;
        else if (args[i] == "--port" && isNumber && number is >= 1 and <= IPEndPoint.MaxPort) port = number;
        else
        {
            Console.Error.WriteLine($"Usage: dotnet run tools/local-cluster.cs [--silos 1…{maxSilos}] [--port 1…{IPEndPoint.MaxPort}]");
            return false;
        }
    }
    return true;
}

string[] SiloArguments(int index) =>
    ["--cluster", "localhost", "--silo-port", $"{firstSiloPort + index}", "--gateway-port", $"{firstGatewayPort + index}", "--dashboard"];

string Program(string project) => Path.Combine(project, "bin", "Debug", "net10.0", $"MovieSimilarity.{project}.dll");

// Starts a program and returns once it says that it runs.
async Task StartAsync(string name, string project, string[] arguments)
{
    var runs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    var process = Launch(name, [Program(project), .. arguments], line =>
    {
        if (line.Contains("Press Ctrl+C to stop.", StringComparison.Ordinal)) runs.TrySetResult();
    });
    processes[name] = process;
    _ = WatchAsync();
    await runs.Task.WaitAsync(startPatience, stop.Token);

    async Task WatchAsync()
    {
        await process.WaitForExitAsync();
        processes.TryRemove(name, out _);
        if (stop.IsCancellationRequested) return;
        Console.WriteLine($"[{name}] has ended, exit code {process.ExitCode}.");
        runs.TrySetException(new InvalidOperationException($"The {name} could not start."));
        if (name is not "silo 1" && process.ExitCode == mayStartAgain)
        {
            await StartAsync(name, project, arguments);
            return;
        }
        // The membership is in the memory of the first silo.
        if (name is not ("silo 1" or "frontend")) return;
        Environment.ExitCode = 1;
        await stop.CancelAsync();
    }
}

// Runs a program to its end.
async Task RunAsync(string name, params string[] arguments)
{
    var process = Launch(name, arguments, _ => { });
    processes[name] = process;
    await process.WaitForExitAsync(stop.Token);
    processes.TryRemove(name, out _);
    if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} has failed.");
}

Process Launch(string name, string[] arguments, Action<string> onLine)
{
    var process = new Process
    {
        StartInfo = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = repository, RedirectStandardOutput = true, RedirectStandardError = true },
    };
    process.OutputDataReceived += (_, line) => Show(line.Data);
    process.ErrorDataReceived += (_, line) => Show(line.Data);
    process.Start();
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    return process;

    void Show(string? line)
    {
        // What processes say about one another's end is of no interest.
        if (line is null || stop.IsCancellationRequested) return;
        Console.WriteLine($"[{name}] {line}");
        onLine(line);
    }
}

async Task WaitForAsync(string url, Func<HttpStatusCode, bool> isEnough)
{
    using var http = new HttpClient();
    for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < startPatience; await Task.Delay(500, stop.Token))
    {
        using var response = await http.GetAsync(new Uri(url), stop.Token);
        if (isEnough(response.StatusCode)) return;
    }
    throw new InvalidOperationException($"{url} did not answer as expected.");
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    allAreTold = context.Signal == PosixSignal.SIGINT;
    stop.Cancel();
}

// The frontend first and the first silo, which keeps the membership, last.
async Task StopAllAsync()
{
    await stop.CancelAsync();
    foreach (var process in processes.Values.OrderByDescending(process => process.Id))
    {
        try
        {
            if (!allAreTold && OperatingSystem.IsWindows()) process.Kill(entireProcessTree: true);
            else if (!allAreTold) await Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExitAsync();
            await process.WaitForExitAsync().WaitAsync(stopPatience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
