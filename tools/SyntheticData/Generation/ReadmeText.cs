namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>What the data set tells about itself.</summary>
internal static class ReadmeText
{
    /// <summary>The first line, by which a generated data set is known.</summary>
    public const string Mark = "SYNTHETIC DATA, made up by MovieSimilarity's trainer";

    public static string Of(DataSetShape shape, ulong seed) => FormattableString.Invariant($"""
        {Mark}

        No person gave these ratings, and none of these movies exists. The files have the format of the MovieLens
        data sets (https://grouplens.org/datasets/movielens/) and resemble them in size and distribution, so that
        programs can be tested at that scale; they contain nothing of MovieLens and say nothing about movies.

        users          {shape.Users:N0}
        movies         {shape.Movies:N0}, {shape.RatedMovies:N0} of them rated
        ratings        {shape.Ratings:N0}
        tags           {shape.Tags:N0}
        seed           {seed}

        Made anew, byte by byte, with

        dotnet run -c Release --project tools/SyntheticData -- generate --users {shape.Users} --movies {shape.Movies}
            --rated-movies {shape.RatedMovies} --ratings {shape.Ratings} --tags {shape.Tags} --seed {seed} --output DIR

        """).ReplaceLineEndings("\n");
}
