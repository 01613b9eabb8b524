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

    /// <exception cref="OptionsException">An option is out of its range; every such option is named.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        if (Partitions is < 1 or > MaxPartitions)
            problems.Add($"--partitions takes a whole number from 1 to {MaxPartitions}, not {Partitions}.");
        foreach (var url in Urls?.Split(';') ?? [])
        {
            if (!BindingAddressIsValid(url)) problems.Add($"--urls takes addresses such as http://localhost:5001, not '{url}'.");
        }
        if (problems.Count > 0) throw new OptionsException(string.Join(Environment.NewLine, problems));
    }

    private static bool BindingAddressIsValid(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
