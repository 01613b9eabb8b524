using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Answers;

/// <summary>A model to publish, with the answers that are right for it.</summary>
internal sealed class TestModel
{
    private TestModel(string path, SimilarityModel model)
    {
        (Path, Version) = (path, model.Version);
        MovieIds = model.Catalogue.Ids.ToArray();
        var (data, shape) = (model.Provenance.DataSet, model.Shard.Embeddings);
        Description = FormattableString.Invariant(
            $"{data.Name}, {model.Catalogue.Count:N0} films, {shape.CollaborativeDimensions} + {shape.ContentDimensions} dimensions");
        Expected = new ExpectedAnswers(model);
    }

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>Its films.</summary>
    public IReadOnlyList<int> MovieIds { get; }

    /// <summary>What it was trained on, and how large it is.</summary>
    public string Description { get; }

    /// <summary>The right answers.</summary>
    public ExpectedAnswers Expected { get; }

    /// <summary>Reads a model and computes its answers.</summary>
    /// <exception cref="ModelFileException">There is none.</exception>
    public static TestModel Read(string path) => new(path, ModelFile.Read(path));
}
