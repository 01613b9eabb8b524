using MovieSimilarity.Silo.Hosting;

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

    /// <summary>Addresses to listen on, separated by semicolons; null for the configured ones.</summary>
    public string? Urls { get; init; }

    /// <summary>The bundled sample's model.</summary>
    public static string SampleModel => Path.Combine(AppContext.BaseDirectory, "sample.model");

    /// <exception cref="OptionsException">An address cannot be listened on; every such address is named.</exception>
    public void Validate()
    {
        if (Urls is null || ListeningUrls.FindInvalid(Urls) is not { Count: > 0 } invalid) return;
        throw new OptionsException(
            $"--urls takes addresses such as http://localhost:5001, http://192.168.0.7:5001 or http://*:5001, not '{string.Join("', '", invalid)}'.");
    }
}
