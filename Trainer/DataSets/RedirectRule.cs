namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Where a redirection may lead.</summary>
internal static class RedirectRule
{
    /// <summary>More than any honest server needs.</summary>
    public const int MaxRedirections = 5;

    /// <summary>Anywhere over https. Over http only if that is how the person asked, and then to the same server or this machine.</summary>
    /// <param name="asked">The address that was asked for, before any redirection.</param>
    /// <param name="target">Where the answer points to.</param>
    /// <returns>Why it is not followed, as the end of a sentence; null where it is.</returns>
    public static string? Objection(Uri asked, Uri target)
    {
        if (target.UserInfo.Length > 0) return "it names a user";
        if (target.Scheme == Uri.UriSchemeHttps) return null;
        var likeAsked = target.Scheme == Uri.UriSchemeHttp && asked.Scheme == Uri.UriSchemeHttp
            && (target.IsLoopback || target.Authority == asked.Authority);
        return likeAsked ? null : "it is not https";
    }

    /// <summary>An address without the name and password of a user.</summary>
    public static string Printable(Uri target) =>
        target.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);
}
