using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary>What cannot be done is told in a sentence, with exit code 1, and leaves no file behind.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TrainingFolder _folder = new();

    public void Dispose()
    {
        Assert.Empty(_folder.Written);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("--collaborative-dimensions", "0", "a whole number from 1 to 1024")]
    [InlineData("--collaborative-dimensions", "1025", "a whole number from 1 to 1024")]
    [InlineData("--collaborative-dimensions", "many", "a whole number from 1 to 1024")]
    [InlineData("--collaborative-dimensions", "1.5", "a whole number from 1 to 1024")]
    [InlineData("--collaborative-dimensions", "99999999999", "a whole number from 1 to 1024")]
    [InlineData("--content-dimensions", "-3", "a whole number from 1 to 1024")]
    [InlineData("--more-ratings-than", "-1", "a whole number from 0 to 2147483647")]
    [InlineData("--min-document-frequency", "1.01", "a number from 0 to 1")]
    [InlineData("--min-document-frequency", "NaN", "a number from 0 to 1")]
    [InlineData("--min-document-frequency", "0,5", "a number from 0 to 1")]
    [InlineData("--tolerance", "x", "a number from 1E-14 to 0.01")]
    [InlineData("--tolerance", "0", "a number from 1E-14 to 0.01")]
    [InlineData("--seed", "", "a whole number from 0 to 2147483647")]
    public async Task A_bad_number(string option, string value, string expected) =>
        Assert.Equal($"{option} takes {expected}; '{value}' is none.", (await _folder.TrainAsync(option, value)).Refusal());

    [Fact]
    public async Task An_option_without_its_value() =>
        Assert.Equal("Required argument missing for option: '--seed'.", (await _folder.TrainAsync("--seed")).Refusal());

    [Fact]
    public async Task A_command_line_without_a_verb() => Assert.Equal("Required command was not provided.", (await CommandRun.OfAsync()).Refusal());

    [Fact]
    public async Task A_missing_option() =>
        Assert.Equal("Option '--output' is required.", (await CommandRun.OfAsync("train", "--data", _folder.Data.Path)).Refusal());

    [Fact]
    public async Task An_unknown_verb()
    {
        var run = await CommandRun.OfAsync("learn");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'learn'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_does_not_exist()
    {
        var missing = Path.Combine(_folder.Models, "data");
        var run = await CommandRun.OfAsync("train", "--data", missing, "--output", _folder.ModelPath());
        Assert.Equal($"There is no folder '{missing}'.", run.Refusal());
    }

    [Fact]
    public async Task An_output_folder_that_does_not_exist()
    {
        var missing = Path.Combine(_folder.Models, "no", "such");
        var run = await CommandRun.OfAsync("train", "--data", _folder.Data.Path, "--output", Path.Combine(missing, "test.model"));
        Assert.Equal($"There is no folder '{missing}' to write the model to.", run.Refusal());
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_folder_as_the_output()
    {
        var run = await CommandRun.OfAsync("train", "--data", _folder.Data.Path, "--output", _folder.Models);
        Assert.Equal($"'{_folder.Models}' is a folder; name a file for the model.", run.Refusal());
        Assert.Equal("", run.Output);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--output")]
    public async Task An_empty_path(string option) => (await _folder.TrainAsync(option, "")).Refusal();

    [Fact]
    public async Task A_malformed_data_set()
    {
        _folder.Data.Write("ratings.csv", DataFolder.RatingHeader + "1,1,six,0\n");
        Assert.Equal(
            $"{_folder.Data.PathOf("ratings.csv")}, line 2: column 3 (rating): expected a rating from 0.5 to 5, found 'six'.",
            (await _folder.TrainAsync()).Refusal());
    }

    [Fact]
    public async Task Nothing_to_train_on() =>
        Assert.StartsWith("No user has more than 14 ratings;", (await _folder.TrainAsync("--more-ratings-than", "14")).Refusal(), StringComparison.Ordinal);
}
