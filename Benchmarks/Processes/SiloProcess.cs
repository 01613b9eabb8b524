using System.Globalization;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A silo, which can be killed and comes back at the same address.</summary>
/// <param name="sandbox">Where it runs.</param>
/// <param name="name">What to call it.</param>
/// <param name="cluster">The cluster to join.</param>
internal sealed class SiloProcess(Sandbox sandbox, string name, string cluster)
{
    private readonly int _siloPort = FreePorts.Next();
    private readonly int _gatewayPort = FreePorts.Next();
    private ChildProcess? _process;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Its address, as <c>GET /cluster</c> shows it.</summary>
    public string Endpoint => $"127.0.0.1:{_siloPort}";

    /// <summary>Whether it was started and not killed since.</summary>
    public bool IsRunning => _process is not null;

    /// <summary>Starts it, for the first time or again.</summary>
    public void Start() => _process = sandbox.StartRoom(name, "Silo",
    [
        "--cluster", cluster,
        "--silo-port", _siloPort.ToString(CultureInfo.InvariantCulture),
        "--gateway-port", _gatewayPort.ToString(CultureInfo.InvariantCulture),
    ]);

    /// <summary>Kills it with SIGKILL.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process = null;
    }
}
