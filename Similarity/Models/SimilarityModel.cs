using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Explanations;
using MovieSimilarity.Maps;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Models;

/// <summary>A trained model, immutable: the films, both embeddings, and where they come from.</summary>
/// <remarks>
/// <code>
/// var model = ModelFile.Read("sample.model");
/// foreach (var near in model.FindSimilar(movieId: 123)) Console.WriteLine($"{near.Score:F3} {near.MovieId}");
/// </code>
/// </remarks>
public sealed class SimilarityModel
{
    /// <summary>The default number of similar films in a response.</summary>
    public const int DefaultCount = 20;

    private readonly Lazy<string> _version;

    /// <summary>Puts a model together.</summary>
    /// <param name="catalogue">n films; the model sets their <see cref="Movie.Signals"/> by the norms.</param>
    /// <param name="embeddings">Their embeddings, n rows in the catalogue's order.</param>
    /// <param name="norms">
    /// n × 2 lengths of the rows of U·Σ before normalisation: collaborative, content, collaborative, …; 0 for a zero vector.
    /// Search does not need them; they give the unnormalised embeddings back.
    /// </param>
    /// <param name="provenance">Where the model comes from.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, or a norm is negative, NaN or infinite.</exception>
    public SimilarityModel(MovieCatalogue catalogue, FusedEmbeddings embeddings, ReadOnlyMemory<float> norms, Provenance provenance)
        : this(catalogue, embeddings, norms, provenance, codes: null, version: null)
    {
    }

    /// <summary>The same with the codes and the version that the file states, which saves computing them.</summary>
    internal SimilarityModel(
        MovieCatalogue catalogue,
        FusedEmbeddings embeddings,
        ReadOnlyMemory<float> norms,
        Provenance provenance,
        QuantizedIndex? codes,
        string? version)
    {
        if (norms.Length != 2 * embeddings.Rows)
            throw new ArgumentException($"{norms.Length} norms do not fit {embeddings.Rows} embedding rows; two a row are expected.");
        foreach (var norm in norms.Span)
        {
            if (!float.IsFinite(norm) || norm < 0) throw new ArgumentException($"A norm is {norm}; it must be finite and not negative.");
        }
        Norms = norms;
        Provenance = provenance;
        var attributes = RowAttributes.Of(catalogue);
        Shard = codes is null ? new Shard(catalogue.Ids, embeddings, attributes) : new Shard(catalogue.Ids, embeddings, attributes, codes);
        Catalogue = WithSignals(catalogue, norms.Span);
        _version = version is null ? new Lazy<string>(() => ModelFile.ComputeVersion(this)) : new Lazy<string>(version);
    }

    /// <summary>The same model with a map; what is large is shared.</summary>
    private SimilarityModel(SimilarityModel same, FilmMap map)
    {
        (Norms, Provenance, Shard, Catalogue) = (same.Norms, same.Provenance, same.Shard, same.Catalogue);
        (Statistics, Explanations, Map) = (same.Statistics, same.Explanations, map);
        _version = new Lazy<string>(() => ModelFile.ComputeVersion(this));
    }

    /// <summary>
    /// The model's name: twelve hexadecimal digits that follow from its contents, so that equal models have equal versions.
    /// </summary>
    public string Version => _version.Value;

    /// <summary>The films, in the order of the embeddings' rows.</summary>
    public MovieCatalogue Catalogue { get; }

    /// <summary>Lengths of the unnormalised embeddings, n × 2.</summary>
    public ReadOnlyMemory<float> Norms { get; }

    /// <summary>Where the model comes from.</summary>
    public Provenance Provenance { get; }

    /// <summary>What the model was trained on and what its dimensions mean, or null where the file does not say.</summary>
    public TrainingStatistics? Statistics { get; init; }

    /// <summary>What explains answers and embeds texts, or null where the file has none of it.</summary>
    /// <exception cref="ArgumentException">It is set to data of another number of films or content dimensions.</exception>
    public ExplanationData? Explanations
    {
        get;
        init
        {
            if (value is not null && (value.Likes.Films != Catalogue.Count || value.Content.Space.Dimensions != Shard.Embeddings.ContentDimensions))
                throw new ArgumentException($"Explanation data of {value.Likes.Films} films and {value.Content.Space.Dimensions} dimensions belong to another model.");
            field = value;
        }
    }

    /// <summary>Where the films lie on a map, or null where the model has none.</summary>
    /// <exception cref="ArgumentException">It is set to a map of another number of films.</exception>
    public FilmMap? Map
    {
        get;
        init
        {
            if (value is not null && value.Count != Catalogue.Count)
                throw new ArgumentException($"A map of {value.Count} films does not fit {Catalogue.Count} films.");
            field = value;
        }
    }

    /// <summary>The whole model as one searchable shard.</summary>
    public Shard Shard { get; }

    /// <summary>The same model with a map, which gives it another version.</summary>
    /// <exception cref="ArgumentException">It is a map of another number of films.</exception>
    public SimilarityModel WithMap(FilmMap map) => new(this, map);

    /// <summary>The exact films most similar to one of the catalogue, best first, never itself among them.</summary>
    /// <param name="movieId">The seed.</param>
    /// <param name="count">How many at most, 1 or more.</param>
    /// <param name="scoring">The score that determines the ranking.</param>
    /// <exception cref="KeyNotFoundException">The catalogue has no such film.</exception>
    public IReadOnlyList<Neighbour> FindSimilar(int movieId, int count = DefaultCount, Scoring scoring = default) =>
        FindSimilar(new SimilarityQuery(movieId, count, scoring));

    /// <summary>The exact answer to a query, best first.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue lacks a seed.</exception>
    /// <exception cref="ArgumentException">The query's direction has another length than the content embeddings.</exception>
    public IReadOnlyList<Neighbour> FindSimilar(SimilarityQuery query)
    {
        var found = Shard.FindNearest(Shard.Embed(query));
        if (query.DiversityHundredths == 0) return found;
        var embeddings = Array.ConvertAll(found, film => Shard.Embeddings.RowMemory(Shard.MovieIds.Span.BinarySearch(film.MovieId)));
        return MaximalMarginalRelevance.Rank(
            found, embeddings, Shard.Embeddings.CollaborativeDimensions, query.Scoring, query.DiversityHundredths / 100.0);
    }

    /// <summary>The films with the signals that their norms show; the same catalogue if it has them already.</summary>
    private static MovieCatalogue WithSignals(MovieCatalogue catalogue, ReadOnlySpan<float> norms)
    {
        Movie[]? changed = null;
        for (var row = 0; row < catalogue.Count; row++)
        {
            var signals = (norms[2 * row] > 0 ? Signals.Collaborative : 0) | (norms[2 * row + 1] > 0 ? Signals.Content : 0);
            if (catalogue[row].Signals == signals) continue;
            changed ??= [.. catalogue];
            changed[row] = changed[row] with { Signals = signals };
        }
        return changed is null ? catalogue : new MovieCatalogue(changed);
    }
}
