using System.Numerics.Tensors;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Some coordinates of a query as whole steps, −64 to 64 of them, in lines for the kernels. Reused from query to query.</summary>
internal sealed class StepCodes
{
    private sbyte[] _codes = [];

    /// <summary>What a step stands for; 0 where all coordinates are 0.</summary>
    public double Step { get; private set; }

    /// <summary>The sum of all codes.</summary>
    public int Sum { get; private set; }

    /// <summary>At least the length of what the codes miss.</summary>
    public double Error { get; private set; }

    /// <summary>The codes of a line, 64 of them.</summary>
    public ReadOnlySpan<sbyte> Line(int line) => _codes.AsSpan(line * LineProducts.Length, LineProducts.Length);

    /// <summary>Codes coordinates in steps that the largest of them makes as small as can be.</summary>
    /// <param name="values">The coordinates; what the codes miss afterwards.</param>
    /// <param name="lines">How many lines to make room for.</param>
    /// <param name="first">Where in them the first coordinate goes; all codes before it and behind the last are 0.</param>
    public void Encode(Span<double> values, int lines, int first)
    {
        var largest = values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(values));
        Encode(values, largest, lines, first);
    }

    /// <summary>The same in steps that would do for another largest number, too.</summary>
    public void Encode(Span<double> values, double largest, int lines, int first)
    {
        // A little more than the largest, so that no rounding asks for a code beyond the last.
        (Step, Sum) = (Upwards.Round(largest) / LineProducts.MaxQueryCode, 0);
        if (_codes.Length != lines * LineProducts.Length) _codes = new sbyte[lines * LineProducts.Length];
        Array.Clear(_codes);
        for (var j = 0; Step > 0 && j < values.Length; j++)
        {
            var code = (int)Math.Round(values[j] / Step);
            _codes[first + j] = (sbyte)code;
            Sum += code;
            values[j] -= Step * code;
        }
        Error = Upwards.Round(TensorPrimitives.Norm<double>(values));
    }

    /// <summary>Sets a code that stands for no coordinate.</summary>
    public void Set(int place, int code) => _codes[place] = (sbyte)code;
}
