using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Answers;

/// <summary>A model to publish, with the answers that are right for it.</summary>
internal sealed class TestModel
{
    /// <summary>More films are not asked for: the answers of millions would take longer than what is to be measured.</summary>
    private const int MostAsked = 30_000;

    private TestModel(string path, SimilarityModel model)
    {
        (Path, Version) = (path, model.Version);
        var ids = Spread(model.Catalogue.Ids.Span);
        MovieIds = ids;
        var (data, shape) = (model.Provenance.DataSet, model.Shard.Embeddings);
        Description = FormattableString.Invariant(
            $"{data.Name}, {model.Catalogue.Count:N0} films, {shape.CollaborativeDimensions} + {shape.ContentDimensions} dimensions");
        Expected = new ExpectedAnswers(model, ids);
    }

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>Its films, or of very many some from all over.</summary>
    public IReadOnlyList<int> MovieIds { get; }

    /// <summary>What it was trained on, and how large it is.</summary>
    public string Description { get; }

    /// <summary>The right answers.</summary>
    public ExpectedAnswers Expected { get; }

    /// <summary>Reads a model and computes its answers.</summary>
    /// <exception cref="ModelFileException">There is none.</exception>
    public static TestModel Read(string path) => new(path, ModelFile.Read(path));

    private static int[] Spread(ReadOnlySpan<int> ids)
    {
        var spread = new int[Math.Min(ids.Length, MostAsked)];
        for (var i = 0; i < spread.Length; i++) spread[i] = ids[(int)((long)i * ids.Length / spread.Length)];
        return spread;
    }
}
