using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Console;

/// <summary>Writes a JSON object a line. For programs.</summary>
/// <param name="output">Where to write.</param>
/// <param name="time">Measures the stages; null for the system's.</param>
internal sealed class JsonProgressLog(TextWriter output, TimeProvider? time = null) : IProgressLog
{
    // With σ and × left readable: this is no HTML.
    private static readonly ProgressJsonContext Json =
        new(new JsonSerializerOptions(ProgressJsonContext.Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(0.5);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();

    public void Info(string message)
    {
        lock (_lock) output.WriteLine(JsonSerializer.Serialize(new InfoEvent(message), Json.InfoEvent));
    }

    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new Stage(this, name, unit);

    private void Write(StageEvent stage) => output.WriteLine(JsonSerializer.Serialize(stage, Json.StageEvent));

    private sealed class Stage : IStage
    {
        private readonly JsonProgressLog _log;
        private readonly string _name;
        private readonly ProgressUnit _unit;
        private readonly long _start;
        private TimeSpan _reported = -BetweenReports;
        private long? _done, _total;
        private bool _ended;

        public Stage(JsonProgressLog log, string name, ProgressUnit unit)
        {
            (_log, _name, _unit, _start) = (log, name, unit, log._time.GetTimestamp());
            lock (_log._lock) Write(StageState.Started);
        }

        private TimeSpan Elapsed => _log._time.GetElapsedTime(_start);

        public void Expect(long total)
        {
            lock (_log._lock) _total = total;
        }

        public void Report(long done)
        {
            lock (_log._lock)
            {
                _done = done;
                if (_ended || Elapsed - _reported < BetweenReports) return;
                _reported = Elapsed;
                Write(StageState.Progress);
            }
        }

        public void Complete(string outcome) => End(StageState.Completed, outcome);

        public void Dispose() => End(StageState.Failed);

        private void End(StageState state, string? outcome = null)
        {
            lock (_log._lock)
            {
                if (_ended) return;
                _ended = true;
                Write(state, outcome);
            }
        }

        private void Write(StageState state, string? outcome = null)
        {
            var stage = new StageEvent(_name, state, _unit, Math.Round(Elapsed.TotalSeconds, 3))
            {
                Done = _done,
                Total = _total,
                Outcome = outcome,
            };
            _log.Write(stage);
        }
    }
}

/// <summary>The state of a stage as a JSON object; <c>docs/training.md</c> describes the fields.</summary>
internal sealed record StageEvent(string Name, StageState State, ProgressUnit Unit, double Seconds)
{
    [JsonPropertyOrder(-1)]
    public string Event { get; } = "stage";

    public long? Done { get; init; }

    public long? Total { get; init; }

    public string? Outcome { get; init; }
}

/// <summary>A fact as a JSON object.</summary>
internal sealed record InfoEvent(string Message)
{
    [JsonPropertyOrder(-1)]
    public string Event { get; } = "info";
}

/// <summary>The state of a stage.</summary>
internal enum StageState
{
    /// <summary>It has just begun.</summary>
    Started,

    /// <summary>It goes on.</summary>
    Progress,

    /// <summary>It ended well.</summary>
    Completed,

    /// <summary>It failed or was cancelled.</summary>
    Failed,
}

/// <summary>How events are written: each on a line, absent fields left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(StageStateNames), typeof(ProgressUnitNames)])]
[JsonSerializable(typeof(StageEvent))]
[JsonSerializable(typeof(InfoEvent))]
internal sealed partial class ProgressJsonContext : JsonSerializerContext
{
    private sealed class StageStateNames() : JsonStringEnumConverter<StageState>(JsonNamingPolicy.SnakeCaseLower);

    private sealed class ProgressUnitNames() : JsonStringEnumConverter<ProgressUnit>(JsonNamingPolicy.SnakeCaseLower);
}
