using System.Globalization;
using BenchmarkDotNet.Attributes;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Benchmarks.Kernels;

/// <summary>Title look-up among 26,744 films whose titles are made of two words, the same in each run.</summary>
public class TitleBenchmarks
{
    private const int Films = 26_744, Seed = 1;

    private static readonly string[] Syllables = ["ba", "ter", "mon", "li", "gar", "den", "so", "phi", "ra", "ven", "lo", "ki", "stone", "wick", "ar", "un"];

    private TitleIndex _index = null!;
    private string _written = "";
    private string _typed = "";
    private string _misspelt = "";
    private string _begun = "";

    /// <summary>Makes the titles and what is typed for one of them.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(Seed);
        string Word() => string.Concat(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        var names = Enumerable.Range(0, Films).Select(_ => $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Word())} {Word()}").ToArray();
        _index = new TitleIndex(new MovieCatalogue(names.Select((name, i) => new Movie(
            i + 1, string.Create(CultureInfo.InvariantCulture, $"{name}, The ({1950 + i % 70})"), 1950 + i % 70, [], Films - i, 3))));
        var name = names[Films / 2];
        _written = string.Create(CultureInfo.InvariantCulture, $"{name}, The ({1950 + Films / 2 % 70})");
        _typed = $"the {name.ToLowerInvariant()}";
        _misspelt = $"{name[..2]}{name[3..]}";
        _begun = name[..^2];
    }

    /// <summary>A title as the catalogue writes it.</summary>
    [Benchmark(Description = "find a title as it is written")]
    public object? Written() => _index.Find(_written);

    /// <summary>A title as people type it.</summary>
    [Benchmark(Description = "find a title as it is typed")]
    public object? Typed() => _index.Find(_typed);

    /// <summary>Suggestions for a misspelt title.</summary>
    [Benchmark(Description = "suggest titles for a misspelt one")]
    public object Misspelt() => _index.Suggest(_misspelt, 5);

    /// <summary>Completions of a title.</summary>
    [Benchmark(Description = "complete the beginning of a title")]
    public object Begun() => _index.Search(_begun, 10);
}
