using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Models;
using MovieSimilarity.Printing;

namespace MovieSimilarity.Trainer.Console;

/// <summary>Prints the contents of a model.</summary>
internal static class ModelReport
{
    private const int SingularValuesShown = 5;

    public static void Write(TextWriter output, SimilarityModel model)
    {
        if (model.Provenance.ImportedFrom is { } files) WriteImported(output, model, files);
        else WriteTrained(output, model);
        WriteFilms(output, model.Catalogue);
        if (model.Explanations is { } explanations) WriteExplanations(output, explanations);
        if (model.Map is { } map) Line(output, $"map             {map.Count:N0} movies");
    }

    private static void WriteExplanations(TextWriter output, ExplanationData data)
    {
        Line(output, $"explanations    {data.Content.Space.Words.Count:N0} words, {data.Content.Tags.Spellings.Count:N0} tags and genres");
        Line(output, $"{"",-16}likes of {data.Likes.Viewers:N0} of {data.Likes.AllViewers:N0} users");
    }

    /// <summary>What not every model knows of its films.</summary>
    private static void WriteFilms(TextWriter output, MovieCatalogue films)
    {
        var (imdb, tmdb) = (films.Count(movie => movie.ImdbId > 0), films.Count(movie => movie.TmdbId > 0));
        if (imdb + tmdb > 0) Line(output, $"links           {imdb:N0} movies with an IMDb id, {tmdb:N0} with a TMDB id");
        var inSeries = films.Where(movie => movie.SeriesId > 0).ToArray();
        if (inSeries.Length > 0) Line(output, $"series          {inSeries.DistinctBy(movie => movie.SeriesId).Count():N0} with {inSeries.Length:N0} movies");
    }

    /// <summary>How imported embeddings were trained is not known.</summary>
    private static void WriteImported(TextWriter output, SimilarityModel model, IReadOnlyList<string> files)
    {
        var (data, embeddings) = (model.Provenance.DataSet, model.Shard.Embeddings);
        Line(output, $"version         {model.Version}");
        Line(output, $"imported by     {model.Provenance.TrainedBy}");
        Line(output, $"from            {string.Join(", ", files)}");
        Line(output, $"data set        {data.Name}");
        Line(output, $"ratings         {data.Ratings:N0}");
        Line(output, $"movies          {model.Catalogue.Count:N0} of {data.Movies:N0}, {data.RatedMovies:N0} of them rated");
        Line(output, $"collaborative   {embeddings.CollaborativeDimensions} dimensions");
        Line(output, $"content         {embeddings.ContentDimensions} dimensions");
    }

    private static void WriteTrained(TextWriter output, SimilarityModel model)
    {
        var (data, options) = (model.Provenance.DataSet, model.Provenance.Options);
        Line(output, $"version         {model.Version}");
        Line(output, $"trained by      {model.Provenance.TrainedBy}");
        Line(output, $"data set        {data.Name}, {(data.NewestEntry == DateOnly.MinValue ? "no dates" : $"newest entry {data.NewestEntry:yyyy-MM-dd}")}");
        Line(output, $"ratings         {data.Ratings:N0} by {data.Users:N0} users");
        Line(output, $"{"",-16}{data.UsersInMatrix:N0} users with more than {options.MoreRatingsThan} ratings");
        Line(output, $"movies          {data.RatedMovies:N0} rated of {data.Movies:N0}");
        var (added, unrated) = (model.Provenance.AddedMovies, model.Catalogue.Count - data.RatedMovies - model.Provenance.AddedMovies);
        if (unrated > 0) Line(output, $"{"",-16}{unrated:N0} that nobody rated, by their tags");
        if (added > 0) Line(output, $"{"",-16}{added:N0} added after training, by their tags and genres");
        Line(output, $"tags            {data.TagApplications:N0} applications");
        Line(output, $"{"",-16}{data.Terms:N0} terms in at least {options.MinDocumentFrequency:0.######%} of the documents");
        Line(output, $"{"",-16}stop words {(options.StopWords ? "left out" : "kept")}");
        Line(output, $"SVD             tolerance {options.Tolerance:g2}, seed {options.Seed}");
        WriteSpectrum(output, "collaborative", model.Provenance.Collaborative);
        WriteSpectrum(output, "content", model.Provenance.Content);
    }

    private static void WriteSpectrum(TextWriter output, string name, Spectrum spectrum)
    {
        Line(output, $"{name,-16}{spectrum.Rows:N0} × {spectrum.Columns:N0}, {spectrum.NonZeros:N0} entries");
        Line(output, $"{"",-16}{spectrum.SingularValues.Count} dimensions");
        Line(output, $"{"",-16}{spectrum.Energy:P2} of the energy, {spectrum.ExplainedVarianceRatios.Sum():P2} of the variance");
        var shown = spectrum.SingularValues.Take(SingularValuesShown).Select(value => value.ToString("g6", CultureInfo.InvariantCulture));
        Line(output, $"{"",-16}singular values {string.Join(", ", shown)} … {(spectrum.SingularValues is [.., var last] ? last : 0):g6}");
    }

    /// <summary>Each text in it stays on the line, whatever the model says.</summary>
    private static void Line(TextWriter output, FormattableString line)
    {
        var values = Array.ConvertAll(line.GetArguments(), value => value is string text ? PrintableText.Line(text) : value);
        output.WriteLine(string.Format(CultureInfo.InvariantCulture, line.Format, values));
    }
}
