using Spectre.Console;
using Spectre.Console.Rendering;

namespace MovieSimilarity.Trainer.Console;

/// <summary>A column that is blank for work without a known end.</summary>
internal sealed class KnownEndColumn(ProgressColumn column) : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        task.IsIndeterminate ? Text.Empty : column.Render(options, task, deltaTime);

    public override int? GetColumnWidth(RenderOptions options) => column.GetColumnWidth(options);
}
