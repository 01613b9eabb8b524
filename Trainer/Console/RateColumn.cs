using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MovieSimilarity.Trainer.Console;

/// <summary>How many a second, as soon as that can be said: <c>1,200 rows/s</c>.</summary>
internal sealed class RateColumn(string things) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => task.Speed is { } speed
        ? new Text(string.Create(CultureInfo.InvariantCulture, $"{speed:N0} {things}/s")).RightJustified()
        : Text.Empty;
}
