using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Explanations;
using MovieSimilarity.Search;
using MovieSimilarity.Terms;
using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Training.Models;

/// <summary>Collects what a model keeps in order to explain its answers. Equal data give equal results.</summary>
internal static class ExplanationCollector
{
    /// <summary>Collects everything.</summary>
    /// <param name="movies">The films of the model, in its order.</param>
    /// <param name="tags">The tag applications.</param>
    /// <param name="terms">The content matrix A, a row a film.</param>
    /// <param name="content">Its embedding, U·Σ.</param>
    /// <param name="ratings">The users × films matrix.</param>
    /// <param name="embeddings">The films' embeddings.</param>
    public static ExplanationData Collect(
        IReadOnlyList<MovieRow> movies, IReadOnlyList<TagRow> tags, TermMatrix terms, Embedding content, SparseMatrix ratings, FusedEmbeddings embeddings)
    {
        var filmTags = Task.Run(() => FilmTagsBuilder.Collect(movies, tags, terms.Terms));
        var likes = Task.Run(() => LikeSample.Of(ratings));
        var quantiles = QuantileSample.Of(embeddings);
        var space = new TermSpace([.. terms.Terms], terms.Idf, TermVectors.Of(terms, content.Columns), content.Dimensions);
        return new ExplanationData(new ContentTerms(space, filmTags.Result), likes.Result, quantiles);
    }
}

/// <summary>The vectors of the words: V, by vⱼ = Aᵀ·(uⱼσⱼ) / σⱼ², with σⱼ = ‖uⱼσⱼ‖.</summary>
internal static class TermVectors
{
    /// <param name="terms">A: films × words.</param>
    /// <param name="columns">uⱼσⱼ for each dimension j.</param>
    /// <returns>Words × dimensions, row-major.</returns>
    public static float[] Of(TermMatrix terms, double[][] columns)
    {
        var vectors = new float[checked(terms.Terms.Count * columns.Length)];
        Parallel.For(0, columns.Length, j =>
        {
            var vector = RightVector(terms, columns[j]);
            for (var word = 0; word < vector.Length; word++) vectors[word * columns.Length + j] = (float)vector[word];
        });
        return vectors;
    }

    /// <summary>vⱼ; all zeros where σⱼ is 0.</summary>
    public static double[] RightVector(TermMatrix terms, double[] column)
    {
        var vector = terms.TransposeMultiply(column);
        var squares = TensorPrimitives.SumOfSquares<double>(column);
        if (squares > 0) TensorPrimitives.Divide(vector, squares, vector);
        return vector;
    }
}

/// <summary>Chooses the viewers whose likes a model keeps.</summary>
internal static class LikeSample
{
    /// <summary>So many likes are kept at most, about 2 MB: enough for all viewers of a small data set and for thousands of a large one.</summary>
    private const int MaxLikes = 1_500_000;

    /// <summary>Any number; it makes the sample the same each time.</summary>
    private const int Seed = 1;

    /// <param name="ratings">Users × films, in stars.</param>
    public static FilmLikes Of(SparseMatrix ratings)
    {
        var users = Choose(ratings);
        var films = new List<int>[ratings.Columns];
        for (var film = 0; film < films.Length; film++) films[film] = [];
        for (var viewer = 0; viewer < users.Length; viewer++)
        {
            foreach (var film in LikedBy(ratings, users[viewer])) films[film].Add(viewer);
        }
        return FilmLikes.Of(users.Length, ratings.Rows, films);
    }

    /// <summary>Users in random order until there are enough likes; then in their own order again.</summary>
    private static int[] Choose(SparseMatrix ratings)
    {
        var users = Enumerable.Range(0, ratings.Rows).ToArray();
        new Random(Seed).Shuffle(users);
        var (kept, likes) = (0, 0L);
        while (kept < users.Length && (likes += LikedBy(ratings, users[kept]).Count) <= MaxLikes) kept++;
        var chosen = users[..kept];
        Array.Sort(chosen);
        return chosen;
    }

    private static List<int> LikedBy(SparseMatrix ratings, int user)
    {
        var films = ratings.RowColumns(user);
        var stars = ratings.RowValues(user);
        var liked = new List<int>();
        for (var i = 0; i < films.Length; i++)
        {
            if (stars[i] >= FilmLikes.LikedStars) liked.Add(films[i]);
        }
        return liked;
    }
}

/// <summary>Draws random pairs of films and computes quantiles of their scores.</summary>
internal static class QuantileSample
{
    /// <summary>Enough for the quantile 0.9999 to rest on 25 pairs; drawing them takes a twentieth of a second.</summary>
    private const int Pairs = 250_000;

    /// <summary>Any number; it makes the sample the same each time.</summary>
    private const int Seed = 1;

    /// <summary>The films that people see lie among the closest per cent, so that one is divided further.</summary>
    private static readonly double[] Shares =
        [.. Steps(0, 100, 100), .. Steps(991, 1000, 1000), .. Steps(9991, 10000, 10000), 1];

    public static ScoreQuantiles Of(FusedEmbeddings embeddings)
    {
        if (embeddings.Rows < 2) return new ScoreQuantiles([]);
        var (collaborative, content, ensemble) = (new double[Pairs], new double[Pairs], new double[Pairs]);
        var (random, left) = (new Random(Seed), new double[embeddings.Dimensions]);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var a = random.Next(embeddings.Rows);
            var b = random.Next(embeddings.Rows - 1);
            if (b >= a) b++;
            (collaborative[pair], content[pair]) = Cosines(embeddings, a, b, left);
            ensemble[pair] = (collaborative[pair] + content[pair]) / 2;
        }
        double[][] kinds = [ensemble, collaborative, content];
        Parallel.ForEach(kinds, Array.Sort);
        return new ScoreQuantiles(Shares.Select(share =>
        {
            var place = (int)Math.Round(share * (Pairs - 1));
            return new ScoreQuantile(share, ensemble[place], collaborative[place], content[place]);
        }));
    }

    private static (double Collaborative, double Content) Cosines(FusedEmbeddings embeddings, int a, int b, double[] left)
    {
        var half = embeddings.CollaborativeDimensions;
        TensorPrimitives.ConvertTruncating(embeddings.Row(a), left);
        return (
            Scores.Round(Cosine.Dot(left.AsSpan(0, half), embeddings.Row(b)[..half]), largest: 1),
            Scores.Round(Cosine.Dot(left.AsSpan(half), embeddings.Row(b)[half..]), largest: 1));
    }

    private static IEnumerable<double> Steps(int from, int to, double of) => Enumerable.Range(from, to - from).Select(step => step / of);
}
