using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Models;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Tests;

/// <summary>A made model with tags and genres, whose content embeddings follow from them.</summary>
internal static class TermModels
{
    /// <summary>The vocabulary; every word has a random vector.</summary>
    private static readonly string[] Words = ["amnesia", "café", "crime", "drama", "killer", "musical", "romance", "serial", "war"];

    /// <summary>The genres, then the tags.</summary>
    private static readonly string[] Spellings = ["Crime", "Drama", "Musical", "serial killer", "Amnesia", "romance", "drama-queen", "café romance", "war, war"];

    private const int Genres = 3;

    /// <summary>Makes it; ids are 10, 20, 30…</summary>
    public static SimilarityModel Make(int films, int seed)
    {
        var random = new Random(seed);
        var vectors = new float[Words.Length * TestModels.ContentDimensions];
        for (var i = 0; i < vectors.Length; i++) vectors[i] = 2 * random.NextSingle() - 1;
        var space = new TermSpace(Words, [.. Words.Select((_, i) => 1 + i / 4.0)], vectors, TestModels.ContentDimensions);
        var content = new ContentTerms(space, FilmTags.Of(Spellings, Genres, Enumerable.Range(1, films).Select(TagsOf)));
        var model = TestModels.Of([.. Enumerable.Range(0, films).Select(film => (double[])[.. Random(random), .. content.Embed(film)])]);
        var catalogue = new MovieCatalogue(model.Catalogue.Select(movie => movie with
        {
            Genres = [.. TagsOf(movie.Id / 10).Where(tag => tag.Tag < Genres).Select(tag => Spellings[tag.Tag])],
            SeriesId = movie.Id % 70 == 0 ? 70 : 0,
        }));
        return new SimilarityModel(catalogue, model.Shard.Embeddings, model.Norms, model.Provenance)
        {
            Explanations = new ExplanationData(content, FilmLikes.Of(0, 0, Enumerable.Repeat<int[]>([], films)), new ScoreQuantiles([])),
        };
    }

    /// <summary>The tags of the film with an id of ten times a number: every one has another pattern of numbers that have it.</summary>
    private static FilmTag[] TagsOf(int number) =>
        [.. Enumerable.Range(0, Spellings.Length).Where(tag => number % (tag + 2) == 0).Select(tag => new FilmTag(tag, tag < Genres ? 1 : 1 + number % 3))];

    private static double[] Random(Random random) => [.. Enumerable.Range(0, TestModels.CollaborativeDimensions).Select(_ => 2 * random.NextDouble() - 1)];
}
