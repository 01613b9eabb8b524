using System.Globalization;
using System.Text;
using MovieSimilarity.SyntheticData.Randomness;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>The generated tags: common ones, some for each cluster of movies, and many that belong to single movies.</summary>
internal sealed class Vocabulary
{
    // As Heaps' law has it; the exponent fits ML-20M's 38,644 different tags among 465,564.
    private const double HeapsExponent = 0.82;
    private const int Fewest = 256;
    private const double CommonPart = 0.02, ClusterPart = 0.25;
    private const int OfMovie = 16;

    // How often an application is of the common ones, of the cluster's, and otherwise of the movie's own.
    private const double CommonShare = 0.2, ClusterShare = 0.4;
    private const double CommaShare = 0.01, QuotationShare = 0.005;
    private const int Words = 3000;

    private readonly byte[][] _tags;
    private readonly AliasTable _common, _cluster, _own;
    private readonly int _clusterSize, _clustersStart, _ownStart;

    public Vocabulary(int applications, SplitMix64 random)
    {
        var size = applications == 0 ? Fewest : Math.Max(Fewest, (int)PortableMath.Power(applications, HeapsExponent));
        _clustersStart = Math.Max(1, (int)(size * CommonPart));
        _clusterSize = Math.Max(1, (int)(size * ClusterPart) / MovieList.Clusters);
        _ownStart = _clustersStart + _clusterSize * MovieList.Clusters;
        _tags = DrawTags(size, random);
        (_common, _cluster, _own) = (Zipf(_clustersStart), Zipf(_clusterSize), Zipf(OfMovie));
    }

    /// <summary>How many different tags there are.</summary>
    public int Count => _tags.Length;

    /// <summary>A tag as <c>tags.csv</c> writes it.</summary>
    public ReadOnlySpan<byte> Text(int tag) => _tags[tag];

    /// <summary>A tag for a movie.</summary>
    public int Draw(int movie, int cluster, SplitMix64 random)
    {
        var kind = random.Unit();
        if (kind < CommonShare) return _common.Draw(random);
        if (kind < CommonShare + ClusterShare) return _clustersStart + cluster * _clusterSize + _cluster.Draw(random);
        // The movie's own tags are the same for all users, and may be another movie's too.
        var own = new SplitMix64(((ulong)(uint)movie << 32) | (uint)_own.Draw(random));
        return _ownStart + own.Below(_tags.Length - _ownStart);
    }

    private static AliasTable Zipf(int count) => new([.. Enumerable.Range(0, count).Select(rank => 1.0 / (rank + 1))]);

    private static byte[][] DrawTags(int count, SplitMix64 random)
    {
        var words = InventedWords.Draw(Words, random);
        var tags = new HashSet<string>(StringComparer.Ordinal);
        while (tags.Count < count) tags.Add(DrawTag(words, random));
        return [.. tags.Select(tag => Encoding.UTF8.GetBytes(CsvFormat.Quoted(tag)))];
    }

    private static string DrawTag(string[] words, SplitMix64 random)
    {
        var (first, second) = (words[random.Below(words.Length)], words[random.Below(words.Length)]);
        var kind = random.Unit();
        if (kind < CommaShare) return $"{first}, {second}";
        if (kind < CommaShare + QuotationShare) return $"\"{first}\" {second}";
        return random.Below(4) switch
        {
            0 => first,
            1 or 2 => $"{first} {second}",
            _ => $"{first} {second} {words[random.Below(words.Length)]}",
        };
    }
}

/// <summary>Invented words that can be pronounced.</summary>
internal static class InventedWords
{
    private static readonly string[] Onsets =
    [
        "b", "br", "c", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "st", "t", "tr", "v",
        "z",
    ];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "io"];
    private static readonly string[] Codas = ["", "", "", "l", "m", "n", "r", "s", "x"];

    /// <summary>So many words of two or three syllables, none twice, in small letters.</summary>
    public static string[] Draw(int count, SplitMix64 random)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < count)
        {
            var syllables = 2 + random.Below(2);
            var word = "";
            for (var syllable = 0; syllable < syllables; syllable++)
                word += Onsets[random.Below(Onsets.Length)] + Vowels[random.Below(Vowels.Length)];
            words.Add(word + Codas[random.Below(Codas.Length)]);
        }
        return [.. words];
    }

    /// <summary>With a capital.</summary>
    public static string Capitalised(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
