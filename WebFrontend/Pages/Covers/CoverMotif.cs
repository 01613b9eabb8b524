namespace MovieSimilarity.WebFrontend.Pages.Covers;

/// <summary>A thing that is drawn on a cover, in the cover's measures.</summary>
/// <param name="Colour">Its colour, such as <c>#4a2f3c</c>.</param>
public abstract record CoverPart(string Colour)
{
    /// <summary>1 covers what is behind, 0 would not be seen.</summary>
    public double Opacity { get; init; } = 1;
}

/// <summary>A disc.</summary>
public sealed record Disc(string Colour, double X, double Y, double Radius) : CoverPart(Colour);

/// <summary>A ring; the radius is that of the middle of its line.</summary>
public sealed record Ring(string Colour, double X, double Y, double Radius, double Width) : CoverPart(Colour);

/// <summary>A shape of straight lines.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Points">Its corners.</param>
public sealed record Polygon(string Colour, IReadOnlyList<(double X, double Y)> Points) : CoverPart(Colour)
{
    /// <summary>A rectangle.</summary>
    public static Polygon Box(string colour, double x, double y, double width, double height) =>
        new(colour, [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]);
}

/// <summary>Draws the motifs of covers.</summary>
internal static class CoverMotif
{
    private const int DotsPerRow = 4, Dots = 12, Stripes = 6;

    /// <summary>The parts of a motif, those behind first.</summary>
    /// <param name="shape">The motif.</param>
    /// <param name="cover">The cover that has it.</param>
    public static IEnumerable<CoverPart> Draw(CoverShape shape, Cover cover)
    {
        var (x, y, size, motif, light) = (cover.X, cover.Y, cover.Size, cover.Motif, cover.Light);
        return shape switch
        {
            CoverShape.Sun => [new Disc(motif, x, y, 52 * size), new Disc(light, x + 22, y - 18, 9 * size)],
            CoverShape.Halves =>
            [
                new Disc(light, x, y + 2, 20 * size), new Disc(motif, x, y, 44 * size), Polygon.Box(cover.Ground, 0, y, Cover.Width, 46 * size),
                new Disc(light, x, y + 12, 11 * size),
            ],
            CoverShape.Band => [Band(cover, motif, 14, 48 * size), Band(cover, light, 0, 6 * size)],
            CoverShape.Rings =>
                [new Ring(motif, x, y, 66 * size, 9), new Ring(motif, x, y, 43 * size, 9), new Disc(motif, x, y, 20 * size), new Disc(light, x + 43 * size, y, 7)],
            CoverShape.Dots => Enumerable.Range(0, Dots).Select(i => new Disc(
                i == cover.Seed % Dots ? light : motif, 15 + 30 * (i % DotsPerRow), 18 + 30 * (i / DotsPerRow), 7 + 7 * Chance.Of(cover.Seed, 10 + i))),
            CoverShape.Hills =>
            [
                new Disc(light, x, y, 15 * size),
                new Polygon(motif, [(-10, 150), (20 + 25 * size, 66 * size), (92, 150)]),
                new Polygon(motif, [(40, 150), (100 - 12 * size, 92 * size), (140, 150)]) { Opacity = 0.7 },
            ],
            CoverShape.Blinds => Enumerable.Range(0, Stripes).Select(i =>
                Polygon.Box(i == cover.Seed % Stripes ? light : motif, 0, 10 + 17 * i, 44 + 76 * Chance.Of(cover.Seed, 20 + i), 8)),
            CoverShape.Teeth =>
            [
                new Polygon(motif, [(0, 0), (0, 14), (15, 50 * size), (30, 20 * size), (48, 92 * size), (66, 24 * size), (84, 70 * size), (100, 20 * size), (120, 60 * size), (120, 0)]),
                new Disc(light, x, 12, 5),
            ],
            _ =>
            [
                .. Enumerable.Range(1, 3).Reverse().Select(i => new Disc(motif, 60, 18 + 20 * size, 22 * i * size) { Opacity = 1 - 0.28 * (i - 1) }),
                new Disc(light, 60, 18 + 20 * size, 8),
            ],
        };
    }

    /// <summary>A band across the cover, up or down as the film has it.</summary>
    private static Polygon Band(Cover cover, string colour, double below, double width)
    {
        var (left, right) = cover.Seed % 2 == 0 ? (cover.Y + 16, cover.Y - 54) : (cover.Y - 54, cover.Y + 16);
        return new Polygon(colour, [(0, left + below), (Cover.Width, right + below), (Cover.Width, right + below + width), (0, left + below + width)]);
    }
}
