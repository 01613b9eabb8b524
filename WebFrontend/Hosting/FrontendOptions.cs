using System.Net;

namespace MovieSimilarity.WebFrontend.Hosting;

/// <summary>What the command line says.</summary>
internal sealed record FrontendOptions
{
    /// <summary>Default of <see cref="Partitions"/>: one a processor, so that one query uses all of them.</summary>
    public static readonly int DefaultPartitions = Math.Min(Environment.ProcessorCount, MaxPartitions);

    /// <summary>More would only add messages to every query.</summary>
    public const int MaxPartitions = 256;

    /// <summary>The model file to serve.</summary>
    public string Model { get; init; } = SampleModel;

    /// <summary>How many partition grains to cut the model into, 1 to 256.</summary>
    public int Partitions { get; init; } = DefaultPartitions;

    /// <summary>How many replicas of each partition to keep, 1 to 8.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>What a publisher must know; null where publishing is off.</summary>
    public string? PublishToken { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons; null for the configured ones.</summary>
    public string? Urls { get; init; }

    /// <summary>The bundled sample's model.</summary>
    public static string SampleModel => Path.Combine(AppContext.BaseDirectory, "sample.model");

    /// <exception cref="OptionsException">An address cannot be listened on; every such address is named.</exception>
    public void Validate()
    {
        var invalid = (Urls?.Split(';') ?? []).Where(url => !CanBeListenedOn(url)).ToArray();
        if (invalid.Length == 0) return;
        throw new OptionsException(
            $"--urls takes addresses such as http://localhost:5001, http://192.168.0.7:5001 or http://*:5001, not '{string.Join("', '", invalid)}'.");
    }

    /// <summary>Kestrel listens on every interface where it does not know a host name, a mistyped address included.</summary>
    private static bool CanBeListenedOn(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https"
                && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort
                && address.PathBase.Length == 0
                && (address.Host is "localhost" or "*" or "+" || IPAddress.TryParse(address.Host, out _));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
