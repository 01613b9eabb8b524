using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Models;

/// <summary>The steps in the life of model versions, each from one immutable state to the next.</summary>
internal static class VersionHistory
{
    /// <summary>How many versions that were active before are kept for a roll-back.</summary>
    private const int KeptForRollback = 1;

    /// <summary>How long a version stays that is no longer needed: queries under way finish on it, frontends learn of the new one.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(30);

    /// <summary>How long a publication may take before what it left behind is removed.</summary>
    private static readonly TimeSpan StagedLifetime = TimeSpan.FromHours(1);

    /// <summary>The version that a manifest describes, or null.</summary>
    public static ModelVersion? Find(this ModelVersions versions, ModelManifest manifest) =>
        versions.All.FirstOrDefault(version => version.Manifest.IsCutLike(manifest));

    /// <summary>Begins a publication: of a new version, or of a known one with another number of replicas.</summary>
    public static ModelVersions Stage(this ModelVersions versions, ModelManifest manifest, Publication publication, DateTimeOffset now)
    {
        var known = versions.Find(manifest);
        var staged = new ModelVersion(manifest, now) { Publication = publication };
        if (known is null) return versions with { All = versions.All.Add(staged), Revision = versions.Revision + 1 };
        staged = known.IsStaged ? staged with { IsComplete = known.IsComplete } : known with { Manifest = manifest };
        return versions.With(known, staged);
    }

    /// <summary>Bytes that are reserved for other publications and may not be stored yet.</summary>
    public static long BytesPromised(this ModelVersions versions) =>
        versions.All.Where(version => version is { IsStaged: true, IsComplete: false }).Sum(version => version.Publication?.Bytes ?? 0);

    /// <summary>Marks a version as completely stored.</summary>
    /// <exception cref="ModelVersionUnknownException">The version is not known.</exception>
    public static ModelVersions Complete(this ModelVersions versions, ModelManifest manifest)
    {
        var known = versions.Require(manifest);
        return versions.With(known, known with { IsComplete = true });
    }

    /// <summary>Makes a version the active one.</summary>
    /// <exception cref="ModelVersionUnknownException">The version is not known or not complete.</exception>
    public static ModelVersions Activate(this ModelVersions versions, ModelManifest manifest, DateTimeOffset now)
    {
        var next = versions.RequireComplete(manifest);
        if (next.IsActive) return versions;
        if (versions.Active is { } active) versions = versions.With(active, active with { Replaced = now });
        return versions.With(next, next with { Activated = now, Replaced = null });
    }

    /// <summary>The version that a manifest describes.</summary>
    /// <exception cref="ModelVersionUnknownException">The version is not known or not complete.</exception>
    public static ModelVersion RequireComplete(this ModelVersions versions, ModelManifest manifest)
    {
        var known = versions.Require(manifest);
        return known.IsComplete
            ? known
            : throw new ModelVersionUnknownException($"Model {manifest.Version} has not been handed over completely.");
    }

    /// <summary>The versions that can be forgotten.</summary>
    public static IReadOnlyList<ModelVersion> Superfluous(this ModelVersions versions, DateTimeOffset now)
    {
        var kept = versions.All.Where(version => version.Replaced is not null).OrderByDescending(version => version.Replaced).Take(KeptForRollback);
        return [.. versions.All.Except(kept).Where(version =>
            version.IsStaged ? now - version.Published > StagedLifetime : now - version.Replaced > GracePeriod)];
    }

    /// <summary>The versions of one name, however they are cut, if none of them answers queries.</summary>
    /// <exception cref="ModelVersionUnknownException">There is none of that name.</exception>
    /// <exception cref="ModelVersionActiveException">One of them answers queries.</exception>
    public static IReadOnlyList<ModelVersion> Removable(this ModelVersions versions, string version)
    {
        var named = versions.All.Where(candidate => candidate.Manifest.Version == version).ToArray();
        if (named.Length == 0) throw Unknown(version);
        return named.Any(candidate => candidate.IsActive)
            ? throw new ModelVersionActiveException($"Model {version} answers queries; activate or publish another one before you remove it.")
            : named;
    }

    /// <summary>Marks versions as incomplete before their rows are removed, so that nothing relies on them any more.</summary>
    public static ModelVersions Abandon(this ModelVersions versions, IReadOnlyList<ModelVersion> forgotten) =>
        forgotten.Aggregate(versions, (all, version) => all.With(version, version with { IsComplete = false }));

    /// <summary>Without some versions.</summary>
    public static ModelVersions Without(this ModelVersions versions, IReadOnlyList<ModelVersion> forgotten) =>
        versions with
        {
            All = versions.All.RemoveAll(version => forgotten.Any(one => one.Manifest.IsCutLike(version.Manifest))),
            Revision = versions.Revision + 1,
        };

    private static ModelVersion Require(this ModelVersions versions, ModelManifest manifest) => versions.Find(manifest)
        ?? throw Unknown(manifest.Version);

    private static ModelVersionUnknownException Unknown(string version) => new($"The cluster does not hold model {version}.");

    private static ModelVersions With(this ModelVersions versions, ModelVersion old, ModelVersion @new) =>
        old == @new ? versions : versions with { All = versions.All.Replace(old, @new), Revision = versions.Revision + 1 };
}
