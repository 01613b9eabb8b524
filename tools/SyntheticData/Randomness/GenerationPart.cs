namespace MovieSimilarity.SyntheticData.Randomness;

/// <summary>What is drawn once for a data set; users' own sources are 0.</summary>
internal enum GenerationPart
{
    /// <summary>How much each user rates and tags.</summary>
    Activity = 1,

    /// <summary>The movies and how well known they are.</summary>
    Movies,

    /// <summary>Invented names.</summary>
    Titles,

    /// <summary>Where movies and tastes lie in the latent space.</summary>
    Taste,

    /// <summary>The words of tags.</summary>
    Vocabulary,
}
