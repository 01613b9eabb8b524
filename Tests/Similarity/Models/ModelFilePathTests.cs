using System.IO.Pipes;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>Paths at which there is no file to read.</summary>
public sealed class ModelFilePathTests : ModelFileTestBase
{
    [Fact]
    public void A_missing_file_is_named()
    {
        var missing = Folder["missing.model"];
        Assert.Equal($"There is no model file '{missing}'.", Assert.Throws<ModelFileException>(() => ModelFile.Read(missing, TestContext.Current.CancellationToken)).Message);
        var missingFolder = Path.Combine(Folder["missing"], "a.model");
        Assert.Equal($"There is no model file '{missingFolder}'.", Assert.Throws<ModelFileException>(() => ModelFile.Read(missingFolder, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_called_one()
    {
        Directory.CreateDirectory(ModelPath);
        Assert.Equal($"The model file '{ModelPath}' is a folder.", Assert.Throws<ModelFileException>(() => ModelFile.Read(ModelPath, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void A_path_that_can_name_no_file_is_refused()
    {
        Assert.Contains("cannot be opened", Assert.Throws<ModelFileException>(() => ModelFile.Read("", TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Throws<ModelFileException>(() => ModelFile.Read("a\0b", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_pipe_in_place_of_a_file_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes have no path like a file's there");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        pipe.Write(Sound().AsSpan(0, 100));
        var path = $"/dev/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
        Assert.Contains("is a pipe or a device", Assert.Throws<ModelFileException>(() => ModelFile.Read(path, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }
}
