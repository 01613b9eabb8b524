using System.Net;
using System.Net.Sockets;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>Finds the address at which other machines reach a silo.</summary>
internal static class Addresses
{
    /// <summary>The IP address of a name, IPv4 before IPv6.</summary>
    /// <exception cref="OptionsException">The name has no address, or others cannot connect to it.</exception>
    public static async Task<IPAddress> ResolveAsync(string nameOrAddress, CancellationToken cancellationToken)
    {
        var found = await LookUpAsync(nameOrAddress, cancellationToken)
            ?? throw new OptionsException($"--advertise takes an IP address or a name that has one; '{nameOrAddress}' has none.");
        if (found.Equals(IPAddress.Any) || found.Equals(IPAddress.IPv6Any) || found.Equals(IPAddress.Broadcast))
            throw new OptionsException($"--advertise takes the address that others reach this silo at; nobody reaches it at {found}.");
        return found;
    }

    /// <summary>
    /// The address that this machine uses to connect to another one. A machine may be in several networks; this is its address in the one
    /// that the cluster shares.
    /// </summary>
    /// <exception cref="OptionsException">There is no route to the other machine.</exception>
    public static async Task<IPAddress> TowardsAsync(string host, int port, CancellationToken cancellationToken)
    {
        try
        {
            var destination = await LookUpAsync(host, cancellationToken) ?? throw new SocketException((int)SocketError.HostNotFound);
            // Connecting a datagram socket sends nothing; it only chooses the interface.
            using var socket = new Socket(destination.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(destination, port, cancellationToken);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException e)
        {
            throw new OptionsException($"This machine's address on the network of {host} cannot be told ({e.Message}); say it with --advertise.");
        }
    }

    private static async Task<IPAddress?> LookUpAsync(string nameOrAddress, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(nameOrAddress, cancellationToken);
            return addresses.OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).FirstOrDefault();
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
