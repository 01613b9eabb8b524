using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

public sealed class ModelFileWritingTests : ModelFileTestBase
{
    [Fact]
    public void Only_the_file_asked_for_is_written()
    {
        ModelFile.Write(ModelPath, RichModel.Create());
        Assert.Equal(["a.model"], Folder.Names);
    }

    [Fact]
    public void An_older_and_longer_file_is_replaced_whole()
    {
        ModelFile.Write(ModelPath, TestModels.Random(rows: 2_000, seed: 1));
        var model = RichModel.Create();
        ModelFile.Write(ModelPath, model);
        Assert.Equal(model.Version, ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Version);
        Assert.Equal(["a.model"], Folder.Names);
    }

    [Fact]
    public void A_folder_in_the_way_is_left_as_it_was_with_nothing_beside_it()
    {
        Directory.CreateDirectory(ModelPath);
        File.WriteAllText(Path.Combine(ModelPath, "kept.txt"), "kept");
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Write(ModelPath, RichModel.Create()));
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a.model"], Folder.Names);
        Assert.Equal("kept", File.ReadAllText(Path.Combine(ModelPath, "kept.txt")));
    }

    [Fact]
    public void A_missing_folder_is_not_made_up() =>
        Assert.Throws<ModelFileException>(() => ModelFile.Write(Path.Combine(Folder["missing"], "a.model"), RichModel.Create()));

    [Fact]
    public void A_model_that_cannot_be_written_leaves_the_old_file_and_nothing_else()
    {
        var old = Sound();
        var model = RichModel.Create();
        var provenance = model.Provenance with { Content = model.Provenance.Content with { Energy = double.NaN } };
        var unwritable = new SimilarityModel(model.Catalogue, model.Shard.Embeddings, model.Norms, provenance);
        Assert.Throws<ArgumentException>(() => ModelFile.Write(ModelPath, unwritable));
        Assert.Equal(old, File.ReadAllBytes(ModelPath));
        Assert.Equal(["a.model"], Folder.Names);
    }

    [Fact]
    public void Writers_of_one_file_at_once_leave_one_whole_model()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a file is not replaced there while another replaces it");
        SimilarityModel[] models = [.. Enumerable.Range(1, 8).Select(seed => TestModels.Random(rows: 500, seed))];
        var versions = models.Select(model => model.Version).ToArray();
        for (var repetition = 0; repetition < 10; repetition++)
        {
            Parallel.ForEach(models, new ParallelOptions { MaxDegreeOfParallelism = models.Length }, model => ModelFile.Write(ModelPath, model));
            Assert.Contains(ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Version, versions);
            Assert.Equal(["a.model"], Folder.Names);
        }
    }
}
