using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Lengths of a turned query and of its parts, rounded up.</summary>
/// <param name="Whole">‖z‖.</param>
/// <param name="Head">‖a‖: the coordinates that meet head codes.</param>
/// <param name="Residual">‖b‖: all others, middle and tail.</param>
/// <param name="Tail">‖z_t‖: those beyond the middle.</param>
internal readonly record struct QueryNorms(double Whole, double Head, double Residual, double Tail);

/// <summary>
/// The three upper bounds of a row's score of <c>docs/search.md</c>, for one query. Each is dearer and closer than the one before: from
/// the head codes, from the middle as well, and from all codes.
/// </summary>
internal readonly struct ScoreBounds
{
    private readonly double _headFactor;
    private readonly double _headSlack;
    private readonly long _headOffset;

    /// <summary>Derives the bounds.</summary>
    /// <param name="norms">Lengths of the query's parts.</param>
    /// <param name="head">The query's codes for head codes, without that of the residual's length.</param>
    /// <param name="residualNormCode">The query's code for the residual's length.</param>
    /// <param name="fineHead">The codes of the error of <paramref name="head"/>, in smaller steps.</param>
    /// <param name="middle">The query's codes for the middle.</param>
    /// <param name="tail">The query's codes for the tail.</param>
    /// <param name="rows">The errors of the rows' codes.</param>
    /// <param name="roundingSlack">At least the error of turning the rows and the query.</param>
    public ScoreBounds(
        in QueryNorms norms, QueryCodes head, int residualNormCode, QueryCodes fineHead, QueryCodes middle, QueryCodes tail, in CodeBounds rows,
        double roundingSlack)
    {
        var headLoss = head.Error * rows.HeadNorm + norms.Head * rows.HeadError;
        _headFactor = head.Step * rows.Step;
        _headSlack = headLoss + roundingSlack;
        _headOffset = CodeLayout.Offset * (long)(head.Sum + residualNormCode);
        Middle = new LinearBound(
            _headSlack - _headFactor * _headOffset,
            _headFactor,
            middle.Step,
            CodeLayout.Offset * middle.Sum,
            norms.Residual + middle.Error,
            norms.Tail,
            middle.Error * rows.Step - _headFactor * residualNormCode);
        var fineFactor = fineHead.Step * rows.Step;
        AllCodesCorrection = new LinearBound(
            fineHead.Error * rows.HeadNorm - headLoss - fineFactor * CodeLayout.Offset * fineHead.Sum,
            fineFactor,
            tail.Step,
            CodeLayout.Offset * tail.Sum,
            norms.Whole - norms.Residual + tail.Error,
            tail.Error - norms.Tail,
            0);
    }

    /// <summary>Bound 2, from head and middle: the sums are those with <see cref="QuantizedQuery.HeadCodes"/> and the middle codes.</summary>
    public LinearBound Middle { get; }

    /// <summary>Added to <see cref="Middle"/>, this makes bound 3, from all codes: the sums are those with the fine head and the tail codes.</summary>
    public LinearBound AllCodesCorrection { get; }

    /// <summary>Bound 1, from the head alone, solved for the sum: a row whose sum of head products is smaller cannot reach the threshold.</summary>
    public int SmallestHeadSum(double threshold)
    {
        if (double.IsNegativeInfinity(threshold)) return int.MinValue;
        var sum = Math.Floor((threshold - _headSlack) / _headFactor) + _headOffset;
        return (int)Math.Clamp(sum, int.MinValue, int.MaxValue);
    }
}
