using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.Console;

/// <summary>
/// How long a training run took. It lies beside the model, not in it: no two runs take equally long, and equal data must give
/// equal models.
/// </summary>
/// <param name="Version">The model that came of it.</param>
/// <param name="Stages">The stages in the order in which they ended.</param>
/// <param name="TotalSeconds">From the first stage to the last, what lies between them included.</param>
/// <param name="PeakMemoryBytes">Most physical memory that the program held, or null where the system does not tell.</param>
/// <param name="Machine">Where it ran.</param>
internal sealed record TrainingLog(
    string Version, IReadOnlyList<StageTiming> Stages, double TotalSeconds, long? PeakMemoryBytes, MachineDescription Machine)
{
    /// <summary>The log of a run of this very process.</summary>
    public static TrainingLog Of(string version, RecordingProgressLog run)
    {
        using var process = Process.GetCurrentProcess();
        return new TrainingLog(
            version, run.Stages, run.TotalSeconds, process.PeakWorkingSet64 is > 0 and var bytes ? bytes : null,
            new MachineDescription(Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription));
    }
}

/// <summary>A stage of a run.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Outcome">What came out.</param>
internal sealed record StageTiming(string Name, double Seconds, string Outcome);

/// <summary>The machine of a run.</summary>
/// <param name="Processors">Processors that the program may use.</param>
/// <param name="OperatingSystem">As the system describes itself.</param>
/// <param name="Runtime">.NET's version.</param>
internal sealed record MachineDescription(int Processors, string OperatingSystem, string Runtime);

/// <summary>How training logs are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainingLog))]
internal sealed partial class TimingsJsonContext : JsonSerializerContext;
