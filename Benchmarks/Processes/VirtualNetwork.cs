using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A machine of a <see cref="VirtualNetwork"/>: what runs in its namespace has its address.</summary>
/// <param name="Namespace">The network namespace.</param>
/// <param name="Link">This machine's end of its cable.</param>
/// <param name="Address">Its address.</param>
internal sealed record VirtualMachine(string Namespace, string Link, IPAddress Address);

/// <summary>
/// Several machines on one network, made of Linux network namespaces, so that links between processes can be cut: packets vanish and
/// nobody is told. This machine is on the network, too. Needs root and the program <c>ip</c>.
/// </summary>
internal sealed class VirtualNetwork : IDisposable
{
    /// <summary>A link-layer address that no machine of the network has: packets to it are lost.</summary>
    private const string Nowhere = "02:00:00:00:00:99";

    /// <summary>The machines' addresses end with this and the following numbers.</summary>
    private const int FirstNumber = 11;

    private readonly string _id = Random.Shared.Next(0x10000).ToString("x4", CultureInfo.InvariantCulture);
    private readonly string _subnet = string.Create(CultureInfo.InvariantCulture, $"10.{Random.Shared.Next(200, 250)}.{Random.Shared.Next(256)}");
    private readonly List<VirtualMachine> _machines = [];

    /// <exception cref="BenchmarkException">There can be no such network here; the message says why.</exception>
    public VirtualNetwork()
    {
        try
        {
            Ip("link", "add", Bridge, "type", "bridge");
            Ip("addr", "add", $"{Address}/24", "dev", Bridge);
            Ip("link", "set", Bridge, "up");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>This machine's address on the network.</summary>
    public IPAddress Address => IPAddress.Parse($"{_subnet}.1");

    private string Bridge => $"ms{_id}";

    /// <summary>Adds a machine.</summary>
    public VirtualMachine Add()
    {
        var number = FirstNumber + _machines.Count;
        var machine = new VirtualMachine($"ms{_id}-{number}", $"ms{_id}v{number}", IPAddress.Parse($"{_subnet}.{number}"));
        _machines.Add(machine);
        Ip("netns", "add", machine.Namespace);
        Ip("link", "add", machine.Link, "type", "veth", "peer", "name", "eth0", "netns", machine.Namespace);
        Ip("link", "set", machine.Link, "master", Bridge, "up");
        Ip("-n", machine.Namespace, "addr", "add", $"{machine.Address}/24", "dev", "eth0");
        Ip("-n", machine.Namespace, "link", "set", "lo", "up");
        Ip("-n", machine.Namespace, "link", "set", "eth0", "up");
        return machine;
    }

    /// <summary>Pulls a machine's cable.</summary>
    public static void Isolate(VirtualMachine machine) => Ip("link", "set", machine.Link, "down");

    /// <summary>Puts it back.</summary>
    public static void Rejoin(VirtualMachine machine) => Ip("link", "set", machine.Link, "up");

    /// <summary>Loses every packet between two machines, and no other.</summary>
    public static void Cut(VirtualMachine one, VirtualMachine other)
    {
        Ip("-n", one.Namespace, "neigh", "replace", $"{other.Address}", "lladdr", Nowhere, "dev", "eth0", "nud", "permanent");
        Ip("-n", other.Namespace, "neigh", "replace", $"{one.Address}", "lladdr", Nowhere, "dev", "eth0", "nud", "permanent");
    }

    /// <summary>Mends what <see cref="Cut"/> cut.</summary>
    public static void Mend(VirtualMachine one, VirtualMachine other)
    {
        Ip("-n", one.Namespace, "neigh", "del", $"{other.Address}", "dev", "eth0");
        Ip("-n", other.Namespace, "neigh", "del", $"{one.Address}", "dev", "eth0");
    }

    /// <summary>Removes the network.</summary>
    public void Dispose()
    {
        foreach (var machine in _machines) TryIp("netns", "del", machine.Namespace);
        TryIp("link", "del", Bridge);
    }

    private static void Ip(params string[] arguments)
    {
        if (TryIp(arguments) is { } error)
            throw new BenchmarkException($"Virtual networks cannot be made here: 'ip {string.Join(' ', arguments)}' says: {error}");
    }

    /// <returns>Null, or what was wrong.</returns>
    private static string? TryIp(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error;
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }
}
