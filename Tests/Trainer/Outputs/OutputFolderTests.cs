namespace MovieSimilarity.Tests.Trainer.Outputs;

/// <summary>Verbs that write several files into a folder: links are followed, and neither the folder nor what is in it is replaced by something else.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private const string Exported = "movie_demographics.csv\nsvd_ratings_embeddings.csv\nsvd_text_embeddings.csv\n";
    private const string Generated = "README.txt\nmovies.csv\nratings.csv\ntags.csv\n";

    private readonly Shell _shell = new();

    public static TheoryData<string, string, string> Verbs => new()
    {
        { "$trainer export $OLDPWD/M --output", Exported, "CSV files" },
        { "$synthetic generate --quiet --users 2 --movies 50 --ratings 60 --output", Generated, "data set" },
        { "$synthetic simulate --quiet --films $OLDPWD/films.csv --output", Generated.Replace("README.txt\n", "", StringComparison.Ordinal), "data set" },
    };

    /// <summary>A few films are simulated sooner than all of the sample's.</summary>
    public OutputFolderTests() =>
        File.WriteAllLines(_shell["films.csv"], File.ReadLines(Path.Combine(TestData.Sample, "films.csv")).Take(41));

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_current_folder_stays_where_it_is(string verb, string files, string contents)
    {
        var run = await _shell.RunAsync($"mkdir d; chmod 750 d; cd d; {verb} . > /dev/null; ls; stat -c %a \"$OLDPWD/d\"; test . -ef \"$OLDPWD/d\"");
        Assert.True(run == new ShellRun(0, $"{files}750\n", ""), $"{contents}: {run}");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_link_stays_and_its_folder_is_filled(string verb, string files, string contents)
    {
        var run = await _shell.RunAsync($"mkdir w; cd w; ln -s d l; {verb} l > /dev/null; ls d; readlink l");
        Assert.True(run == new ShellRun(0, $"{files}d\n", ""), $"{contents}: {run}");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_mount_point_is_filled(string verb, string files, string contents)
    {
        await _shell.RequireAsync("unshare -m true");
        var run = await _shell.RunAsync($"mkdir w; cd w; mkdir d; export OLDPWD; unshare -m sh -c \"mount -t tmpfs none d; {verb} d > /dev/null; ls d\"");
        Assert.True(run == new ShellRun(0, files, ""), $"{contents}: {run}");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task What_is_no_folder_is_told(string verb, string files, string contents)
    {
        var run = await _shell.RunAsync($"mkdir w; cd w; mkfifo p; {verb} p; {verb} -; ln -s a b; ln -s b a; {verb} a; ls");
        Assert.True(
            run == new ShellRun(
                0, "a\nb\np\n",
                $"'p' is not a folder; name a folder for the {contents}.\n'-' is standard output, which is no folder; name a folder for the {contents}.\n"
                + "'a' is a link that leads back to itself.\n"),
            $"{files}: {run}");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_read_only_folder_is_told_and_no_folder_is_made(string verb, string files, string contents)
    {
        await _shell.RequireAsync("$mortal true");
        var run = await _shell.RunAsync($"mkdir w; cd w; mkdir d; chmod 555 d; $mortal {verb} d; $mortal {verb} d/e; chmod 755 d; ls d");
        Assert.True(
            run == new ShellRun(0, "", "'d' cannot be written: Permission denied.\n'd/e' cannot be written: Permission denied.\n"), $"{contents} {files}: {run}");
    }

    [Fact]
    public async Task Links_pipes_and_devices_in_the_folder_are_written_into()
    {
        await _shell.RequireAsync("mkdir d; mknod d/movie_demographics.csv c 1 3");
        var run = await _shell.RunAsync("""
            mkdir e; $trainer export M --output e > /dev/null
            ln -s ../t.csv d/svd_text_embeddings.csv; mkfifo d/svd_ratings_embeddings.csv
            cat d/svd_ratings_embeddings.csv > got & $trainer export M --output d > /dev/null; wait
            cmp got e/svd_ratings_embeddings.csv && cmp t.csv e/svd_text_embeddings.csv
            test -c d/movie_demographics.csv && test -p d/svd_ratings_embeddings.csv && test -h d/svd_text_embeddings.csv
            """);
        Assert.Equal(new ShellRun(0, "", ""), run);
    }

    [Fact]
    public async Task Nothing_is_replaced_if_one_of_the_files_cannot_be_written()
    {
        await _shell.RequireAsync("$mortal true");
        var run = await _shell.RunAsync("""
            mkdir d; for f in movie_demographics svd_ratings_embeddings svd_text_embeddings; do echo older > d/$f.csv; done
            chmod 444 d/movie_demographics.csv
            $mortal $trainer export M --output d; ls d; cat d/*
            """);
        Assert.Equal(
            new ShellRun(0, $"{Exported}older\nolder\nolder\n", $"'{_shell["d/movie_demographics.csv"]}' is read-only; allow writing it, or name another file for the data.\n"), run);
    }
}
