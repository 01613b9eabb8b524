using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Trainer.Exchange.Flask;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>What no model can hold is refused where it is read, by line and column, not after the training.</summary>
public sealed class ModelLimitTests : IDisposable
{
    private readonly TrainingFolder _training = new();
    private readonly FlaskFolder _flask = new();

    public static TheoryData<string, string, string> Films => new()
    {
        { new string('x', 1001), "Crime", "(title): expected a title of at most 1,000 bytes, found 'xxx" },
        { new string('長', 334), "Crime", "(title): expected a title of at most 1,000 bytes, found '長長長" },
        { "Heat", new string('x', 101), "(genres): expected at most 30 genres of at most 100 bytes, found 'xxx" },
        { "Heat", string.Join('|', Enumerable.Range(1, 31)), "(genres): expected at most 30 genres of at most 100 bytes, found '1|2|3" },
    };

    public void Dispose()
    {
        _training.Dispose();
        _flask.Dispose();
    }

    [Theory]
    [MemberData(nameof(Films))]
    public async Task Titles_and_genres_that_are_too_long_are_refused(string title, string genres, string complaint)
    {
        _training.Data.Write("movies.csv", DataFolder.MovieHeader + $"1,{title},{genres}\n");
        Assert.Contains(", line 2: column ", (await _training.TrainAsync()).Refusal(), StringComparison.Ordinal);
        Assert.Contains(complaint, (await _training.TrainAsync()).Refusal(), StringComparison.Ordinal);
        _flask.WriteThreeFilms().Write(FlaskFolder.Movies, FlaskFolder.MovieHeader + $"10,{title},{genres},1,4\n");
        Assert.Contains(complaint, (await _flask.ImportAsync()).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embeddings_of_too_many_dimensions_are_refused()
    {
        _flask.WriteThreeFilms().Write(FlaskFolder.Text, "," + string.Join(',', Enumerable.Range(0, 1025)) + "\n");
        Assert.Contains(
            $"{FlaskFolder.Text}, line 1: expected at most 1024 dimensions, found 1025", (await _flask.ImportAsync()).Refusal(), StringComparison.Ordinal);
    }
}
