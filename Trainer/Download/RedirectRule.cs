namespace MovieSimilarity.Trainer.Download;

/// <summary>Where a redirection may lead.</summary>
internal static class RedirectRule
{
    /// <summary>More than any honest server needs.</summary>
    public const int MaxRedirections = 5;

    /// <summary>Anywhere over https. Over http only if that is how the person asked, and then to the same server or this machine.</summary>
    /// <param name="asked">The address that was asked for, before any redirection.</param>
    /// <param name="target">Where the answer points to.</param>
    public static bool Allows(Uri asked, Uri target)
    {
        if (target.UserInfo.Length > 0) return false;
        if (target.Scheme == Uri.UriSchemeHttps) return true;
        return target.Scheme == Uri.UriSchemeHttp && asked.Scheme == Uri.UriSchemeHttp
            && (target.IsLoopback || target.Authority == asked.Authority);
    }
}
