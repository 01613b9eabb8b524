using MovieSimilarity.Terms;

namespace MovieSimilarity.Explanations;

/// <summary>What a model keeps in order to explain its answers and to embed texts; searching does not need it. Immutable.</summary>
public sealed class ExplanationData
{
    private readonly Lazy<ContentSplitter> _splitter;

    /// <param name="content">The texts behind the content embedding.</param>
    /// <param name="likes">Who liked which films.</param>
    /// <param name="quantiles">How scores are distributed.</param>
    /// <exception cref="ArgumentException">The numbers of films differ.</exception>
    public ExplanationData(ContentTerms content, FilmLikes likes, ScoreQuantiles quantiles)
    {
        if (content.Tags.Films != likes.Films) throw new ArgumentException($"There are tags of {content.Tags.Films} films and likes of {likes.Films}.");
        (Content, Likes, Quantiles) = (content, likes, quantiles);
        _splitter = new Lazy<ContentSplitter>(() => new ContentSplitter(content));
    }

    /// <summary>The texts behind the content embedding.</summary>
    public ContentTerms Content { get; }

    /// <summary>Who liked which films.</summary>
    public FilmLikes Likes { get; }

    /// <summary>How scores are distributed.</summary>
    public ScoreQuantiles Quantiles { get; }

    /// <summary>Splits content scores over the films' tags. It is made when it is first needed.</summary>
    public ContentSplitter Splitter => _splitter.Value;
}
