using System.Globalization;
using System.Net;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A silo, which can be killed and comes back at the same address.</summary>
/// <param name="sandbox">Where it runs.</param>
/// <param name="name">What to call it.</param>
/// <param name="cluster">The cluster to join.</param>
/// <param name="machine">Where it runs; null for this machine.</param>
internal sealed class SiloProcess(Sandbox sandbox, string name, string cluster, VirtualMachine? machine = null)
{
    private readonly int _siloPort = FreePorts.Next();
    private readonly int _gatewayPort = FreePorts.Next();
    private ChildProcess? _process;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Its address, as <c>GET /cluster</c> shows it.</summary>
    public string Endpoint => $"{machine?.Address ?? IPAddress.Loopback}:{_siloPort}";

    /// <summary>Where it runs; null for this machine.</summary>
    public VirtualMachine? Machine => machine;

    /// <summary>Whether it was started and not killed since.</summary>
    public bool IsRunning => _process is not null;

    /// <summary>Starts it, for the first time or again.</summary>
    public void Start() => _process = sandbox.StartRoom(name, "Silo",
    [
        "--cluster", cluster,
        "--silo-port", _siloPort.ToString(CultureInfo.InvariantCulture),
        "--gateway-port", _gatewayPort.ToString(CultureInfo.InvariantCulture),
    ], machine: machine);

    /// <summary>Starts it again where it has ended by itself, as supervisors do.</summary>
    public void StartIfEnded()
    {
        if (_process is { HasExited: true }) Start();
    }

    /// <summary>Stops its threads, all at once: it hangs, and its connections stay open.</summary>
    public void Pause() => _process!.Signal("STOP");

    /// <summary>Lets it go on.</summary>
    public void Resume() => _process!.Signal("CONT");

    /// <summary>Kills it with SIGKILL.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process = null;
    }
}
