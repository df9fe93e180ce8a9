using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CareNet.Testing;

namespace CareNet.Postgres.Tests.Mishaps;

public class PortTakenTests
{
    [Fact]
    public async Task A_port_that_another_program_has_is_named_in_one_sentence()
    {
        using var scratch = new ScratchFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await using var carenet = StartedCareNet.On(scratch["data"], "--port", port);

        (await carenet.RefusalAsync()).ShouldBe($"Port {port} is taken by another program: name a free one with --port.");
        carenet.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_database_waits_for_its_port_when_another_program_has_it_for_a_moment()
    {
        using var scratch = new ScratchFolder();
        using var data = DataDirectory.Hold(scratch["data"]);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var starting = PrivateCluster.StartAsync(data, throwaway: true, port);
        await Patience.Until(
            () =>
                File.Exists(Path.Combine(data.Logs, "postgres.log"))
                && File.ReadAllText(Path.Combine(data.Logs, "postgres.log")).Contains("could not bind", StringComparison.Ordinal),
            "the port was tried"
        );
        other.Stop();

        await using var cluster = await starting;
        cluster.Port.ShouldBe(port);
    }
}
