using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Printing;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Comparison;

/// <summary>How much a new model may change of what a service answers.</summary>
/// <param name="Percent">The largest share of changed entries in lists of the usual length, in percent, 0 to 100.</param>
internal sealed record ChangeLimit(double Percent)
{
    private const double Whole = 100;
    private const char Sign = '%';

    /// <summary>Reads a limit such as <c>30%</c>.</summary>
    /// <returns>The limit, or null if the text is none. A number without the sign could mean a share or percent, so it is none.</returns>
    public static ChangeLimit? TryParse(string text) =>
        text.EndsWith(Sign)
        && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        && percent <= Whole
            ? new ChangeLimit(percent) : null;

    /// <summary>Compares a model with the one that a service answers from.</summary>
    /// <param name="model">The new model.</param>
    /// <param name="file">Its file.</param>
    /// <param name="lists">The service.</param>
    /// <param name="log">Receives the progress and the outcome.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>Why the model exceeds the limit, as a sentence; null if it does not, or if there is nothing to compare with.</returns>
    /// <exception cref="PublishException">The service cannot be asked; the message says why.</exception>
    public async Task<string?> FindExcessAsync(
        SimilarityModel model, string file, ServiceLists lists, IProgressLog log, CancellationToken cancellationToken)
    {
        var active = await lists.FindVersionAsync(cancellationToken);
        if (active is null) log.Info("The service has no model yet, so there is nothing to compare with.");
        if (active is null || active == model.Version) return null;
        var before = await lists.ReadAsync(SimilarityModel.DefaultCount, cancellationToken);
        var after = await ModelLists.OfAsync(model, file, SimilarityModel.DefaultCount, log, cancellationToken);
        var changes = ModelComparison.Of(before, after, SimilarityModel.DefaultCount, shown: 0).Changes;
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"Model {model.Version} changes {changes.ShareOfEntries:P2} of the entries of model {PrintableText.Line(before.Version)} ({changes.EntriesChanged:N0} of {changes.Entries:N0})");
        // Both are quotients, so that equal shares are equal numbers.
        if (changes.ShareOfEntries > Percent / Whole) return string.Create(CultureInfo.InvariantCulture, $"{sentence}, more than {Percent:0.######} %");
        log.Info($"{sentence}.");
        return null;
    }
}
