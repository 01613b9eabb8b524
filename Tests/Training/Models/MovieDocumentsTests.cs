using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.Training.Models;

public sealed class MovieDocumentsTests
{
    [Fact]
    public void A_document_is_the_tags_in_file_order_and_the_genres_as_written()
    {
        MovieRow[] movies = [new(1, "Heat (1995)", "Action|Crime"), new(2, "Babe (1995)", "Drama"), new(3, "Nothing", "(no genres listed)")];
        TagRow[] tags = [new(2, "pig", 9), new(1, "heist", 5), new(2, "pig", 3), new(9, "elsewhere", 1), new(2, "Farm animals", 1)];
        Assert.Equal(["heist Action|Crime", "pig pig Farm animals Drama", "(no genres listed)"], MovieDocuments.Of(movies, tags));
    }
}
