using System.Diagnostics;
using System.Globalization;
using MovieSimilarity.Trainer.Training;

namespace MovieSimilarity.Trainer.Output;

/// <summary>Writes a line for each stage: name, seconds, outcome.</summary>
internal sealed class ConsoleTrainingLog(TextWriter output) : ITrainingLog
{
    public void Info(string message) => output.WriteLine(message);

    public T Stage<T>(string name, Func<T> work, Func<T, string> describe)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{seconds,8:F2} s   {describe(result)}"));
        return result;
    }
}
