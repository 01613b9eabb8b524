namespace MovieSimilarity.Trainer.Console;

/// <summary>The machine of a run.</summary>
/// <param name="Processors">Processors that the program may use.</param>
/// <param name="OperatingSystem">As the system describes itself.</param>
/// <param name="Runtime">.NET's version.</param>
internal sealed record MachineDescription(int Processors, string OperatingSystem, string Runtime);
