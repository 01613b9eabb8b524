namespace MovieSimilarity.Titles;

/// <summary>How much of a name a spelling leaves out, the most literal first.</summary>
internal enum Looseness
{
    Literal,
    WithoutArticle,
    WithoutBlanks,
    WithoutArticleAndBlanks,
}
