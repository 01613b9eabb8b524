using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Fidelity;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Progress;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Models;

/// <summary>Films that are added by their tags and genres find the neighbours that they would have if they had been trained in.</summary>
public sealed class FoldingInTests
{
    private const int FilmsAtOnce = 10;

    /// <summary>All films that <c>FOLDED_IN_FILMS</c> asks for; fewer by default, since every ten of them take a training.</summary>
    private static readonly int Films = int.Parse(Environment.GetEnvironmentVariable("FOLDED_IN_FILMS") ?? "60", CultureInfo.InvariantCulture);

    [Fact]
    public void At_least_95_per_cent_of_the_entries_are_those_of_films_trained_in()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        var data = MovieLensReader.Read(TestData.MlLatestSmall);
        var films = TrainedModels.MlLatestSmall.Catalogue.Ids.ToArray();
        new Random(1).Shuffle(films);
        var equal = 0;
        foreach (var group in films.Take(Films).Chunk(FilmsAtOnce))
        {
            var model = Without(data, [.. group]);
            foreach (var film in group) equal += List(model, film).Intersect(List(TrainedModels.MlLatestSmall, film)).Count();
        }
        var share = (double)equal / (Films * SimilarityModel.DefaultCount);
        TestContext.Current.TestOutputHelper!.WriteLine($"{share:P2} of the entries of {Films} films, left out {FilmsAtOnce} at a time");
        Assert.InRange(share, 0.95, 1);
    }

    private static IEnumerable<int> List(SimilarityModel model, int film) =>
        model.FindSimilar(film, scoring: Scoring.Content).Select(found => found.MovieId);

    /// <summary>A model that was trained without some films, which were then added by their tags and genres.</summary>
    private static SimilarityModel Without(MovieLensDataSet data, HashSet<int> films)
    {
        using var folder = new DataFolder();
        foreach (var file in new[] { "movies.csv", "ratings.csv", "tags.csv" })
        {
            var column = file == "movies.csv" ? 0 : 1;
            var lines = File.ReadLines(Path.Combine(TestData.MlLatestSmall!, file));
            File.WriteAllLines(Path.Combine(folder.Path, file), lines.Where((line, i) => i == 0 || !films.Contains(int.Parse(line.Split(',')[column], CultureInfo.InvariantCulture))));
        }
        var options = new TrainingOptions { CollaborativeDimensions = 1 };
        var trained = new ModelTrainer(options, new BlockLanczosSvd(options.Tolerance, options.Seed), new SilentProgressLog()).Train(MovieLensReader.Read(folder.Path));
        var added = new AddedFilms([.. data.Movies.Where(movie => films.Contains(movie.MovieId))], [.. data.Tags.Where(tag => films.Contains(tag.MovieId))], []);
        return ModelExtension.Add(trained, added, new SilentProgressLog());
    }
}
