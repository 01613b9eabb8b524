using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MovieSimilarity.Trainer.Console;

/// <summary>How many of how many: <c>1,200/20,000 rows</c>.</summary>
internal sealed class CountColumn(string things) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0} {things}")).RightJustified();
}
