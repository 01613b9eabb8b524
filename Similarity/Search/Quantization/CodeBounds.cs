using System.Runtime.InteropServices;

namespace MovieSimilarity.Search.Quantization;

/// <summary>What holds for every row's codes; see <c>docs/search.md</c> for how the bounds follow.</summary>
/// <param name="Step">h: what one step of a prefix code stands for.</param>
/// <param name="PrefixError">At least ‖y − h·c‖₂ of every row's prefix.</param>
/// <param name="PrefixNorm">At least ‖h·c‖₂ of every row's prefix.</param>
/// <param name="Error">At least ‖y − ŷ‖₂ of every row, prefix and rest.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CodeBounds(double Step, double PrefixError, double PrefixNorm, double Error)
{
    /// <summary>Steps are √2/127 and a little more. Bounds in much smaller ones would leave the range of whole numbers.</summary>
    private const double SmallestStep = 0.001;

    /// <summary>Whether these can be bounds at all.</summary>
    public bool IsValid => Step is > SmallestStep and < 1 && PrefixError is >= 0 and < 1 && PrefixNorm is >= 0 and < 2 && Error is >= 0 and < 1;

    /// <summary>What holds for both of two sets of rows.</summary>
    public CodeBounds Or(CodeBounds other) => this with
    {
        PrefixError = Math.Max(PrefixError, other.PrefixError),
        PrefixNorm = Math.Max(PrefixNorm, other.PrefixNorm),
        Error = Math.Max(Error, other.Error),
    };
}
