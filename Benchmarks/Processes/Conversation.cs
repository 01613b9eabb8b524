using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>
/// A process that answers each line of standard input with a line of standard output, in JSON; what it complains of goes into a
/// file. It ends with its input, and so with this process.
/// </summary>
internal sealed class Conversation : IDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    private readonly string _program;
    private readonly Process _process;
    private string _lastComplaint = "it said nothing";

    /// <exception cref="BenchmarkException">There is no such program.</exception>
    public Conversation(string program, IEnumerable<string> arguments)
    {
        _program = program;
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => _lastComplaint = string.IsNullOrWhiteSpace(line.Data) ? _lastComplaint : line.Data;
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            throw new BenchmarkException($"'{program}' cannot be started; is it installed? {e.Message}");
        }
        _process.BeginErrorReadLine();
    }

    /// <summary>Sends a query and waits for the response.</summary>
    /// <exception cref="BenchmarkException">The process ended instead.</exception>
    public async Task<T> AskAsync<T>(JsonTypeInfo<T> type, string[] request, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, ConversationJsonContext.Default.StringArray));
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            // It has ended; the missing answer says so.
        }
        if (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line) return JsonSerializer.Deserialize(line, type)!;
        await _process.WaitForExitAsync(cancellationToken);
        throw new BenchmarkException($"{_program} did not answer '{request[0]}': {_lastComplaint}");
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        if (!_process.WaitForExit(EndPatience)) _process.Kill();
        _process.Dispose();
    }
}
