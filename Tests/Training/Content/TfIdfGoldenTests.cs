using MovieSimilarity.Training.Content;

namespace MovieSimilarity.Tests.Training.Content;

/// <summary>Weights of awkward documents against those of scikit-learn 1.2.1 on Python 3.11.</summary>
/// <remarks>
/// The expected rows are the output of
/// <code>
/// from sklearn.feature_extraction.text import TfidfVectorizer
/// v = TfidfVectorizer(min_df=min_df, stop_words="english")   # min_df = 0.0, then 0.125
/// x, terms = v.fit_transform(documents).toarray(), v.get_feature_names_out()
/// for row in x: print(" ".join(f"{t}={w!r}" for t, w in zip(terms, row) if w))
/// </code>
/// </remarks>
public sealed class TfIdfGoldenTests
{
    private const double Rounding = 1e-15;

    private static readonly string[] Documents =
    [
        "Amélie café CAFÉ naïve",
        "2001 space-odyssey 007 9",
        "foo_bar _x _ __ a_b",
        "rock-n-roll feel-good good",
        "Ocean's Eleven don't L'Avventura",
        "a b c I II x",
        "½ ¼½ 12½ x²",
        "Ⅳ ⅠⅡ Rocky Ⅳ part ⅳ ⅰⅱ",
        "cafe\u0301 nai\u0308ve e\u0301",
        "千と千尋の神隠し 七人 侍",
        "😀 fun😀ny 🎬🎬 good",
        "İstanbul ISTANBUL DİYARBAKIR",
        "Sci-Fi|Thriller",
        "",
        "the and of a",
        "Sci-Fi|Comedy good good fun film_noir",
    ];

    private static readonly string[] EveryTerm =
    [
        "amélie=0.4082482904638631 café=0.8164965809277261 naïve=0.4082482904638631",
        "007=0.5 2001=0.5 odyssey=0.5 space=0.5",
        "__=0.5 _x=0.5 a_b=0.5 foo_bar=0.5",
        "feel=0.42918191007978784 good=0.6688861369327329 rock=0.42918191007978784 roll=0.42918191007978784",
        "avventura=0.5773502691896257 don=0.5773502691896257 ocean=0.5773502691896257",
        "ii=1.0",
        "12½=0.5773502691896257 x²=0.5773502691896257 ¼½=0.5773502691896257",
        "rocky=0.4472135954999579 ⅰⅱ=0.8944271909999159",
        "cafe=0.5773502691896257 nai=0.5773502691896257 ve=0.5773502691896257",
        "七人=0.7071067811865476 千と千尋の神隠し=0.7071067811865476",
        "fun=0.5662116051976936 good=0.5066457216445609 ny=0.6501650028098355",
        "di=0.5 istanbul=0.5 stanbul=0.5 yarbakir=0.5",
        "fi=0.5489429347180809 sci=0.5489429347180809 thriller=0.6303358698711359",
        "",
        "",
        "comedy=0.3862118134179575 fi=0.33634171306765054 film_noir=0.3862118134179575 fun=0.33634171306765054 good=0.6019166275365553 sci=0.33634171306765054",
    ];

    private static readonly string[] TermsInTwoDocuments =
    [
        "",
        "",
        "",
        "good=1.0",
        "",
        "",
        "",
        "",
        "",
        "",
        "fun=0.7452182011379261 good=0.666820690060494",
        "",
        "fi=0.7071067811865476 sci=0.7071067811865476",
        "",
        "",
        "fi=0.4015234492621155 fun=0.4015234492621155 good=0.7185657653116798 sci=0.4015234492621155",
    ];

    [Fact]
    public void Every_term() => AssertWeights(EveryTerm, 0);

    [Fact]
    public void Terms_in_an_eighth_of_the_documents() => AssertWeights(TermsInTwoDocuments, 0.125);

    private static void AssertWeights(string[] expected, double minDocumentFrequency)
    {
        var matrix = TfIdf.Compute(Documents, minDocumentFrequency, EnglishStopWords.All).Weights;
        (string Term, double Weight)[][] rows = [.. expected.Select(Parse)];
        string[] terms = [.. rows.SelectMany(row => row.Select(entry => entry.Term)).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal((Documents.Length, terms.Length), (matrix.Rows, matrix.Columns));
        for (var row = 0; row < rows.Length; row++)
        {
            Assert.Equal(rows[row].Select(entry => entry.Term), matrix.RowColumns(row).ToArray().Select(column => terms[column]));
            foreach (var (want, have) in rows[row].Zip(matrix.RowValues(row).ToArray())) Assert.Equal(want.Weight, have, Rounding);
        }
    }

    private static (string Term, double Weight)[] Parse(string row) =>
    [
        .. row.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('='))
            .Select(parts => (parts[0], double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
