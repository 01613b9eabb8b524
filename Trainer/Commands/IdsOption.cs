using System.CommandLine;
using MovieSimilarity.Models;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>The option of the commands that can write the films' ids at IMDb and TMDB.</summary>
internal static class IdsOption
{
    private const string Name = "--ids";

    public static Option<bool> Create() => new(Name) { Description = "Write the films' ids at IMDb and TMDB, too, which a model has from links.csv." };

    /// <summary>Makes sure that the columns would not be empty.</summary>
    /// <exception cref="ModelFileException">The option is given, and no film has such an id.</exception>
    public static void Require(bool isGiven, SimilarityModel model, string path)
    {
        if (isGiven && model.Catalogue.All(movie => movie is { ImdbId: 0, TmdbId: 0 }))
            throw new ModelFileException($"No film of '{path}' has an id at IMDb or TMDB; train it with a links.csv, or leave {Name} out.");
    }
}
