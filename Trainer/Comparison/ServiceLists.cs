using System.Globalization;
using MovieSimilarity.Printing;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Comparison;

/// <summary>Reads the lists that a running service answers with, all of one model version.</summary>
/// <param name="client">Calls the service.</param>
/// <param name="service">Its address.</param>
/// <param name="log">Receives the progress.</param>
internal sealed class ServiceLists(PublishClient client, Uri service, IProgressLog log)
{
    /// <summary>The longest list that a service answers with.</summary>
    public const int MaxCount = 1000;

    /// <summary>The most films in a page, and the most queries in a request, that a service accepts.</summary>
    private const int MaxFilms = 1000;

    /// <summary>Bounds a response where the lists are long: 20,000 entries are 6 MB of JSON.</summary>
    private const int MaxEntries = 20_000;

    private const int NotFound = 404;

    /// <summary>All frontends of a service follow within a second or so after a model became active.</summary>
    public TimeSpan TimeToSettle { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The version that the service answers from, or null if it has no model.</summary>
    /// <exception cref="PublishException">The service cannot be asked; the message says why.</exception>
    public async Task<string?> FindVersionAsync(CancellationToken cancellationToken)
    {
        var models = await client.ListAsync(cancellationToken);
        return models.Versions.FirstOrDefault(model => model.State == ModelVersionResponse.Active)?.Version;
    }

    /// <summary>Asks for the lists of all films. If another model becomes active meanwhile, it starts again once.</summary>
    /// <param name="count">Entries of a list, 1 to <see cref="MaxCount"/>.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="PublishException">
    /// The service has no model, cannot be asked, or another model became active once more; the message says which.
    /// </exception>
    public async Task<ModelLists> ReadAsync(int count, CancellationToken cancellationToken)
    {
        if (await FindVersionAsync(cancellationToken) is null)
            throw new PublishException($"{service} has no model yet, so there is nothing to compare with.");
        if (await TryReadAsync(count, cancellationToken) is { } lists) return lists;
        log.Info($"Another model became active at {service} while its lists were read; reading them again.");
        await Task.Delay(TimeToSettle, cancellationToken);
        return await TryReadAsync(count, cancellationToken) ?? throw new PublishException(
            $"Another model became active at {service} while its lists were read, and again at the second attempt; compare when nobody publishes.");
    }

    /// <summary>The lists, or null if they are not all of one version.</summary>
    private async Task<ModelLists?> TryReadAsync(int count, CancellationToken cancellationToken)
    {
        using var stage = log.Begin("ask the service", ProgressUnit.Films);
        if (await ReadFilmsAsync(cancellationToken) is not var (version, films)) return null;
        stage.Expect(Math.Max(1, films.Count));
        var known = films.Select(film => film.MovieId).ToHashSet();
        var lists = new List<int[]>(films.Count);
        foreach (var chunk in films.Chunk(Math.Clamp(MaxEntries / count, 1, MaxFilms)))
        {
            var queries = new SimilarQueries(Array.ConvertAll(chunk, film => new SimilarQuery(film.MovieId, count)));
            var answers = (await client.FindSimilarAsync(queries, cancellationToken)).Answers;
            if (answers.Count != chunk.Length) throw NoFrontend();
            foreach (var answer in answers)
            {
                if (!IsOf(version, answer)) return null;
                lists.Add(IdsOf(answer, known));
            }
            stage.Report(lists.Count);
        }
        stage.Complete(string.Create(CultureInfo.InvariantCulture, $"{lists.Count:N0} lists of model {PrintableText.Line(version)}"));
        return new ModelLists(service.ToString(), version, films, lists);
    }

    /// <summary>All films with the version that has them, or null if the version changed meanwhile.</summary>
    private async Task<(string Version, List<ListedFilm> Films)?> ReadFilmsAsync(CancellationToken cancellationToken)
    {
        string? version = null;
        var films = new List<ListedFilm>();
        int? after = 0;
        while (after is { } last)
        {
            var page = await client.ListMoviesAsync(last, MaxFilms, cancellationToken);
            version ??= page.Model.Version;
            if (page.Model.Version != version) return null;
            foreach (var film in page.Results)
            {
                if (film.MovieId <= last) throw NoFrontend();
                films.Add(new ListedFilm(last = film.MovieId, film.Title, film.RatingCount));
            }
            // Another value would skip films, or go round in a circle.
            if (page.NextAfter is { } next && (page.Results.Count == 0 || next != last)) throw NoFrontend();
            after = page.NextAfter;
        }
        return (version!, films);
    }

    /// <exception cref="PublishException">The answer is a problem other than that another version lacks the film.</exception>
    private bool IsOf(string version, SimilarAnswer answer) => answer switch
    {
        { Model: { } model } => model.Version == version,
        { Status: NotFound } => false,
        { Detail: { } detail } => throw new PublishException($"{service} did not answer all queries: {PrintableText.Line(detail)}"),
        _ => throw NoFrontend(),
    };

    private int[] IdsOf(SimilarAnswer answer, HashSet<int> known)
    {
        int[] ids = [.. (answer.Results ?? throw NoFrontend()).Select(film => film.MovieId)];
        return ids.All(known.Contains) ? ids : throw NoFrontend();
    }

    private PublishException NoFrontend() => ServiceResponse.NoFrontend(service, "200 OK");
}
