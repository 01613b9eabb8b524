using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Trainer.Exchange.Neighbours;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Comparison;

/// <summary>The films of a model, and the films most similar to each of them: what two models are compared by.</summary>
/// <param name="Source">Where the model is: its file, or the address of a service.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Films">The films, by ascending id.</param>
/// <param name="Lists">For each film, in the same order, the ids of the films most similar to it, best first.</param>
internal sealed record ModelLists(string Source, string Version, IReadOnlyList<ListedFilm> Films, IReadOnlyList<int[]> Lists)
{
    /// <summary>The rows of the films, by their ids.</summary>
    public IReadOnlyDictionary<int, int> Rows { get; } = Films.Select((film, row) => (film.MovieId, row)).ToDictionary();

    /// <summary>Finds the lists of a model on all processors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="source">Its file.</param>
    /// <param name="count">Entries of a list, 1 or more; of a smaller model, all other films.</param>
    /// <param name="log">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the search within a second.</param>
    public static async Task<ModelLists> OfAsync(
        SimilarityModel model, string source, int count, IProgressLog log, CancellationToken cancellationToken)
    {
        using var stage = log.Begin("search", ProgressUnit.Films);
        var lists = new List<int[]>(model.Catalogue.Count);
        await new NeighbourBlocks(model, count, Scoring.Ensemble).ForEachAsync(
            block => Array.ConvertAll(block.Lists, list => Array.ConvertAll(list, near => near.MovieId)),
            (found, _) =>
            {
                lists.AddRange(found);
                return Task.CompletedTask;
            },
            stage, cancellationToken);
        stage.Complete(string.Create(CultureInfo.InvariantCulture, $"{lists.Count:N0} lists of model {model.Version}"));
        return new ModelLists(source, model.Version, [.. model.Catalogue.Select(film => new ListedFilm(film.Id, film.Title, film.RatingCount))], lists);
    }
}

/// <summary>A film of a comparison.</summary>
/// <param name="MovieId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="RatingCount">How many ratings it has.</param>
internal sealed record ListedFilm(int MovieId, string Title, int RatingCount);
