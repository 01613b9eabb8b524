namespace MovieSimilarity.Training.Progress;

/// <summary>A stage under way. Any thread may report; reports are cheap enough for every few milliseconds.</summary>
public interface IStage : IDisposable
{
    /// <summary>How much there is to do, as soon as it is known; without it the end stays open.</summary>
    /// <param name="total">The total in the stage's unit, 1 or more.</param>
    void Expect(long total);

    /// <summary>How much is done by now.</summary>
    /// <param name="done">The sum so far in the stage's unit, not the difference to the last report.</param>
    void Report(long done);

    /// <summary>Ends the stage well.</summary>
    /// <param name="outcome">What came out, on one line.</param>
    void Complete(string outcome);
}
