using MovieSimilarity.Tests.Trainer.Publishing;
using MovieSimilarity.Trainer.DataSets;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>What may be in the way of a data set, and what becomes of it.</summary>
public sealed class DataSetFolderTests : IDisposable
{
    private static readonly Uri Nobody = new("http://127.0.0.1:9/");

    private readonly byte[] _archive = TestArchive.DataSet();
    private readonly Downloading _downloading = new();

    public void Dispose() => _downloading.Dispose();

    [Fact]
    public async Task A_complete_data_set_is_left_alone()
    {
        Write("ratings.csv", "movies.csv", "tags.csv", "my.model");
        Assert.False(await _downloading.RunAsync(Nobody));
        Assert.Empty(_downloading.Log.Facts);
    }

    [Fact]
    public async Task By_force_an_older_data_set_is_replaced_whole()
    {
        Write("ratings.csv", "movies.csv", "tags.csv", "genome-scores.csv", "checksums.txt");
        await using var server = await ServeAsync();
        Assert.True(await _downloading.RunAsync(server.Address, force: true));
        _downloading.AssertInstalled(_archive);
    }

    [Fact]
    public async Task By_force_nothing_else_is_lost()
    {
        Write("ratings.csv", "movies.csv", "tags.csv", "my.model");
        Assert.Equal(
            $"{_downloading.Folder} holds 'my.model', which is not of a data set and would be lost; move it, or name another folder with 'download --output'.",
            await _downloading.RefusalAsync(Nobody, force: true));
        Assert.Equal(5, _downloading.Entries.Count());
    }

    [Theory]
    [InlineData(false, "is not empty, but holds no complete data set; remove it,")]
    [InlineData(true, "holds 'my.model', which is not of a data set and would be lost;")]
    public async Task What_comes_there_during_the_download_is_not_lost(bool force, string refusal)
    {
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), context =>
        {
            Write("my.model");
            return Files.Whole(_archive)(context);
        });
        Assert.StartsWith(
            $"{_downloading.Folder} {refusal}", await _downloading.RefusalAsync(server.Address, force), StringComparison.Ordinal);
        Assert.Equal(["ml-20m", "ml-20m.zip.part", "ml-20m.zip.part.json", "ml-20m/my.model"], _downloading.Entries);
        Assert.Equal(_archive.Length, _downloading.Arrived);
    }

    [Fact]
    public async Task What_another_process_completed_meanwhile_is_left_alone()
    {
        // The first thing told comes after the first look at the folder, and before the part is held.
        var log = new ActingLog(() => Write("ratings.csv", "movies.csv", "tags.csv"));
        Assert.False(await new DataSetDownload(log) { From = Nobody }.EnsureAsync(
            TestArchive.Name, _downloading.Folder, force: false, TestContext.Current.CancellationToken));
        Assert.Equal(["ml-20m", "ml-20m/movies.csv", "ml-20m/ratings.csv", "ml-20m/tags.csv"], _downloading.Entries);
    }

    [Fact]
    public async Task By_force_an_older_data_set_stays_until_the_new_one_is_there()
    {
        Write("ratings.csv", "movies.csv", "tags.csv");
        await using var server = await FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(TestArchive.DataSet(seed: 2)));
        await _downloading.RefusalAsync(server.Address, force: true);
        Assert.Equal(["ml-20m", "ml-20m/movies.csv", "ml-20m/ratings.csv", "ml-20m/tags.csv"], _downloading.Entries);
    }

    [Fact]
    public async Task A_folder_that_lacks_files_is_not_touched()
    {
        Write("ratings.csv");
        Assert.Equal(
            $"{_downloading.Folder} is not empty, but holds no complete data set; remove it, "
            + "name another folder with 'download --output', or replace it with 'download --force'.",
            await _downloading.RefusalAsync(Nobody));
    }

    [Fact]
    public async Task An_empty_folder_is_filled_and_folders_above_are_made()
    {
        Directory.CreateDirectory(_downloading.Folder);
        await using var server = await ServeAsync();
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);

        await using var again = await ServeAsync();
        var deep = Path.Combine(_downloading.Root, "a", "b") + Path.DirectorySeparatorChar;
        await new DataSetDownload(_downloading.Log) { From = again.Address }.EnsureAsync(
            TestArchive.Name, deep, force: false, TestContext.Current.CancellationToken);
        Assert.True(new DataSetFolder(deep).IsComplete);
    }

    [Fact]
    public async Task A_file_of_that_name_is_told()
    {
        await File.WriteAllTextAsync(_downloading.Folder, "mine", TestContext.Current.CancellationToken);
        Assert.Equal($"'{_downloading.Folder}' is not a folder; name a folder for the data set.", await _downloading.RefusalAsync(Nobody));
    }

    [Fact]
    public void A_whole_drive_is_no_folder_for_a_data_set()
    {
        var root = Path.GetPathRoot(_downloading.Root)!;
        Assert.Equal(
            $"'{root}' is a whole drive; name a folder for the data set on it.", Assert.Throws<DownloadException>(() => new DataSetFolder(root)).Message);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}/")]
    [InlineData("{0}/.")]
    [InlineData("{0}/./")]
    [InlineData("{0}/../ml-20m")]
    public void A_part_lies_beside_its_folder_however_that_is_written(string written) =>
        Assert.Equal(_downloading.Part, new DataSetFolder(string.Format(null, written, _downloading.Folder)).Part);

    [Theory]
    [InlineData("ml-20m", "ml-20m.zip.part")]
    [InlineData("./a/../data/ml-20m/", "data/ml-20m.zip.part")]
    public void Messages_name_the_part_relative_to_where_the_person_is(string written, string named)
    {
        var folder = new DataSetFolder(written);
        Assert.Equal(named, folder.PartName.Replace('\\', '/'));
        Assert.Equal(Path.GetFullPath(named), folder.Part);
    }

    [Fact]
    public void Conditions_are_only_pointed_to_where_they_are()
    {
        Write("ratings.csv");
        var folder = new DataSetFolder(_downloading.Folder);
        Assert.Null(Licence.Conditions(folder));
        Write("README.txt");
        Assert.Equal($"The conditions of use: {Path.Combine(_downloading.Folder, "README.txt")}", Licence.Conditions(folder));
    }

    [Fact]
    public async Task What_a_killed_process_left_behind_does_not_harm()
    {
        Directory.CreateDirectory(Path.Combine(_downloading.Root, ".ml-20m.unpacking", "some"));
        await using var server = await ServeAsync();
        await _downloading.RunAsync(server.Address);
        _downloading.AssertInstalled(_archive);
    }

    [Fact]
    public async Task Two_downloads_to_one_place_do_not_mix()
    {
        using var first = PartFile.Open(_downloading.Part);
        var refusal = await _downloading.RefusalAsync(Nobody);
        Assert.StartsWith($"{_downloading.Folder} cannot be written (", refusal, StringComparison.Ordinal);
        Assert.Contains("another process", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told()
    {
        var file = Path.Combine(_downloading.Root, "file");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var below = Path.Combine(file, "ml-20m");
        var e = await Assert.ThrowsAsync<DownloadException>(() => new DataSetDownload(_downloading.Log) { From = Nobody }.EnsureAsync(
            TestArchive.Name, below, force: false, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{below} cannot be written (", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(unchecked((int)0x80070070))]
    [InlineData(28)]
    public void A_full_disk_is_told(int code)
    {
        var folder = new DataSetFolder(_downloading.Folder);
        Assert.Equal(
            $"There is no room for {_downloading.Folder} (No space left on device); make room and repeat the command to go on, "
            + "or download to another disk with 'download --output'.",
            DiskFailure.Describe(new IOException("No space left on device.", code), folder, "or not").Message);
    }

    private void Write(params string[] files)
    {
        Directory.CreateDirectory(_downloading.Folder);
        foreach (var file in files) File.WriteAllText(Path.Combine(_downloading.Folder, file), "old");
    }

    private sealed class ActingLog(Action act) : IProgressLog
    {
        public void Info(string message) => act();

        public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => throw new NotSupportedException();
    }

    private Task<FakeService> ServeAsync() => FakeService.StartAsync(Files.Checksum(_archive), Files.Whole(_archive));
}
