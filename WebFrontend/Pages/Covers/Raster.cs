using System.Globalization;

namespace MovieSimilarity.WebFrontend.Pages.Covers;

/// <summary>A picture of pixels that parts of covers are drawn on, with smooth edges.</summary>
/// <param name="width">Pixels from left to right.</param>
/// <param name="height">Pixels from top to bottom.</param>
internal sealed class Raster(int width, int height)
{
    /// <summary>Bytes of a pixel: red, green, blue.</summary>
    public const int Channels = 3;

    /// <summary>In each direction, how many points of a pixel are looked at where a straight line may cross it.</summary>
    private const int Samples = 3;

    public int Width => width;

    public int Height => height;

    /// <summary>Red, green and blue of each pixel, row by row.</summary>
    public byte[] Pixels { get; } = new byte[width * height * Channels];

    /// <summary>Fills the whole picture.</summary>
    public void Fill(string colour) => Blend(colour, 1, (0, 0, width, height), (_, _) => 1);

    /// <summary>Draws a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="scale">Pixels for each of its measures.</param>
    /// <param name="left">Where its left edge is, in pixels.</param>
    /// <param name="top">Where its upper edge is, in pixels.</param>
    public void Draw(CoverPart part, double scale, double left, double top)
    {
        switch (part)
        {
            case Disc disc:
                DrawRing(disc, (left + scale * disc.X, top + scale * disc.Y), 0, scale * disc.Radius);
                break;
            case Ring ring:
                DrawRing(ring, (left + scale * ring.X, top + scale * ring.Y), scale * (ring.Radius - ring.Width / 2), scale * (ring.Radius + ring.Width / 2));
                break;
            case Polygon polygon:
                DrawPolygon(polygon, [.. polygon.Points.Select(point => (left + scale * point.X, top + scale * point.Y))]);
                break;
        }
    }

    private void DrawRing(CoverPart part, (double X, double Y) middle, double inner, double outer) => Blend(
        part.Colour, part.Opacity, (middle.X - outer - 1, middle.Y - outer - 1, middle.X + outer + 1, middle.Y + outer + 1), (x, y) =>
        {
            var distance = Math.Sqrt((x - middle.X) * (x - middle.X) + (y - middle.Y) * (y - middle.Y));
            var isInside = inner <= 0 ? 1 : Math.Clamp(distance - inner + 0.5, 0, 1);
            return Math.Min(isInside, Math.Clamp(outer - distance + 0.5, 0, 1));
        });

    private void DrawPolygon(Polygon polygon, (double X, double Y)[] points) => Blend(
        polygon.Colour, polygon.Opacity, (points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X) + 1, points.Max(point => point.Y) + 1), (x, y) =>
        {
            var inside = 0;
            for (var i = 0; i < Samples * Samples; i++)
            {
                var (dx, dy) = ((i % Samples + 0.5) / Samples - 0.5, (i / Samples + 0.5) / Samples - 0.5);
                if (Contains(points, x + dx, y + dy)) inside++;
            }
            return (double)inside / (Samples * Samples);
        });

    /// <summary>Whether a ray from a point crosses the edges an odd number of times.</summary>
    private static bool Contains((double X, double Y)[] points, double x, double y)
    {
        var isInside = false;
        for (int i = 0, j = points.Length - 1; i < points.Length; j = i++)
        {
            var (a, b) = (points[i], points[j]);
            if (a.Y > y != b.Y > y && x < a.X + (b.X - a.X) * (y - a.Y) / (b.Y - a.Y)) isInside = !isInside;
        }
        return isInside;
    }

    /// <summary>Mixes a colour into the pixels of a box, each as far as it is covered.</summary>
    private void Blend(string colour, double opacity, (double Left, double Top, double Right, double Bottom) box, Func<double, double, double> coverage)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var (left, right) = ((int)Math.Clamp(box.Left, 0, width), (int)Math.Clamp(box.Right + 1, 0, width));
        var (top, bottom) = ((int)Math.Clamp(box.Top, 0, height), (int)Math.Clamp(box.Bottom + 1, 0, height));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var share = opacity * coverage(x + 0.5, y + 0.5);
                if (share <= 0) continue;
                var pixel = Pixels.AsSpan((y * width + x) * Channels, Channels);
                for (var channel = 0; channel < Channels; channel++)
                {
                    var wanted = rgb >> (8 * (Channels - 1 - channel)) & byte.MaxValue;
                    pixel[channel] = (byte)Math.Round(pixel[channel] + share * (wanted - pixel[channel]));
                }
            }
        }
    }
}
