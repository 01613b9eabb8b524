using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>Lines; each point tells its values where it is pointed at.</summary>
internal static class LineChart
{
    /// <summary>More points than these are not marked one by one.</summary>
    private const int MostMarkers = 40;

    /// <param name="id">Unique within the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same as text, for screen readers.</param>
    /// <param name="x">The axis from left to right.</param>
    /// <param name="y">The axis from bottom to top.</param>
    /// <param name="lines">What is drawn.</param>
    /// <param name="tell">Formats the two values of a point as text.</param>
    public static Markup Draw(
        string id, string title, string description, Axis x, Axis y, IReadOnlyList<Series> lines, Func<double, double, string> tell)
    {
        var plane = new Plane(x, y);
        return plane.Draw(id, title, description, Markup.Of($"{lines.Select(line => Line(plane, line, tell))}"));
    }

    private static Markup Line(Plane plane, Series line, Func<double, double, string> tell)
    {
        var path = string.Join(' ', line.Points.Select(point =>
            FormattableString.Invariant($"{plane.X(point.X):0.#},{plane.Y(point.Y):0.#}")));
        var markers = line.Points.Count > MostMarkers ? [] : line.Points.Select(point => Markup.Of(
            $"""
            <circle cx="{plane.X(point.X):0.#}" cy="{plane.Y(point.Y):0.#}" r="3">
            <title>{line.Name}: {tell(point.X, point.Y)}</title></circle>
            """));
        return Markup.Of($"<g class=\"{line.Style}\"><polyline points=\"{path}\"/>{markers}</g>\n");
    }
}

/// <summary>A named run of points.</summary>
/// <param name="Style">Its colour and dash: a class of the style sheet.</param>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">Its points, left to right.</param>
internal sealed record Series(string Style, string Name, IReadOnlyList<(double X, double Y)> Points);
