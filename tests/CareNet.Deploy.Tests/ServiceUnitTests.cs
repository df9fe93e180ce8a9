using System.Globalization;
using System.Text.RegularExpressions;
using CareNet.Deploy.Tests.Nodes;
using CareNet.Testing;

namespace CareNet.Deploy.Tests;

public sealed class ServiceUnitTests
{
    // Of Drain and of HostOptions.ShutdownTimeout in the web node.
    private static readonly TimeSpan MaxDrainLength = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxStopLength = TimeSpan.FromSeconds(25);

    [Fact]
    public void Systemd_waits_longer_than_a_node_takes_to_stop() =>
        ServiceUnit.Shipped.StopPatience.ShouldBeGreaterThan(MaxDrainLength + MaxStopLength);

    [Fact]
    public void A_stopping_node_serves_on_until_a_balancer_has_noticed()
    {
        var drain = TimeSpan.Parse(ServiceUnit.Shipped.Environment["Drain__AtLeast"], CultureInfo.InvariantCulture);

        drain.ShouldBeInRange(TimeSpan.FromSeconds(2), MaxDrainLength);
        File.ReadAllText(Repository.At("deploy", "Containerfile")).ShouldContain($"Drain__AtLeast={drain}");
    }

    [Fact]
    public void The_node_starts_where_it_is_installed() =>
        ServiceUnit.Shipped.Command.ShouldBe(["/usr/bin/dotnet", Path.Combine(ServiceUnit.Shipped.Folder, "CareNet.Web.dll")]);

    [Fact]
    public void The_migration_runs_before_a_node_and_alone_gets_the_owners_login()
    {
        ServiceUnit.Shipped.StartsAfter.ShouldContain("carenet-migrate.service");
        ServiceUnit.Migration.Command.ShouldBe([.. ServiceUnit.Shipped.Command, "migrate"]);
        ServiceUnit.Migration.Credentials.Keys.ShouldBe(["ConnectionStrings__carenet_owner"]);
        ServiceUnit.Shipped.Credentials.Keys.ShouldNotContain("ConnectionStrings__carenet_owner");
    }

    [Fact]
    public void A_unit_reaches_its_own_machine_alone_until_told_otherwise()
    {
        foreach (var unit in new[] { ServiceUnit.Shipped, ServiceUnit.Migration })
        {
            unit["IPAddressDeny"].ShouldBe(["any"]);
            unit["IPAddressAllow"].ShouldBe(["localhost"]);
        }

        File.ReadAllLines(Repository.At("deploy", "network.conf.example")).ShouldAllBe(line => line.StartsWith('#') || line == "[Service]");
    }

    [Fact]
    public void In_containers_the_proxy_alone_is_believed_and_the_database_reaches_nothing()
    {
        var compose = File.ReadAllText(Repository.At("deploy", "compose.yaml"));
        var proxy = Regex.Match(compose, @"ipv4_address: (\S+)").Groups[1].Value;

        proxy.ShouldNotBeEmpty();
        compose.ShouldContain($"Proxy__Addresses: {proxy}\n");
        compose.ShouldNotContain("Proxy__Networks");
        compose.ShouldContain("  back:\n    internal: true\n");
        Regex.Match(compose, @"\n  database:\n(?:    .*\n|\n)+").Value.ShouldContain("networks: [back]");
    }

    [Theory]
    [InlineData("ConnectionStrings__")]
    [InlineData("CARENET_KEY_SECRET")]
    [InlineData("Password")]
    public void No_secret_is_handed_over_in_an_environment(string secret)
    {
        File.ReadAllLines(Repository.At("deploy", "web.env.example"))
            .ShouldNotContain(line => line.Contains($"{secret}", StringComparison.Ordinal));
        ServiceUnit.Shipped.Environment.Keys.ShouldNotContain(name => name.Contains(secret, StringComparison.Ordinal));
    }
}
