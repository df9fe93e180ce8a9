using CareNet.Deploy.Tests.Nodes;
using CareNet.Testing;
using Xunit.Abstractions;

namespace CareNet.Deploy.Tests;

/// <summary>Two published nodes on one database, as the unit starts and stops them.</summary>
public sealed class RollingRestartTests(TestDatabase database, ITestOutputHelper output) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    [Fact]
    [Trait("size", "long")]
    public async Task A_rolling_restart_under_load_fails_no_request()
    {
        using var scratch = new ScratchFolder();
        await Publishing.ToAsync(scratch["web"]);
        var files = Directory.EnumerateFiles(scratch["web"]).Select(Path.GetFileName).ToList();
        files.ShouldContain("CareNet.HandlerCode.dll");
        files.ShouldNotContain(name => name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), "A compiler is not shipped.");
        await using var first = new PublishedNode(scratch["web"], database);
        await using var second = new PublishedNode(scratch["web"], database);
        first.Start();
        second.Start();
        await using var balancer = new Balancer(first.Address, second.Address);
        await Patience.Until(
            () => balancer.IsHealthy(first.Address) && balancer.IsHealthy(second.Address),
            "both nodes are ready",
            StartPatience
        );
        balancer.Load(clients: 4, "/sign-in");

        foreach (var (node, other) in new[] { (first, second), (second, first) })
        {
            await FlowAsync(balancer, node, other);
            var clock = TimeProvider.System.GetTimestamp();
            (await node.StopAsync()).ShouldBe(0);
            var stopped = TimeProvider.System.GetElapsedTime(clock);
            node.Start();
            await Patience.Until(() => balancer.IsHealthy(node.Address), "the node is ready again", StartPatience);
            output.WriteLine(
                $"stopped in {stopped.TotalSeconds:0.0} s, ready after {TimeProvider.System.GetElapsedTime(clock).TotalSeconds:0.0} s"
            );
        }

        await FlowAsync(balancer, first, second);
        await balancer.FinishAsync();
        output.WriteLine($"{balancer.AnsweredBy(first.Address)} and {balancer.AnsweredBy(second.Address)} requests answered");
        balancer.Failures.ShouldBeEmpty();
    }

    /// <summary>Both nodes answer, so that a restart meets requests on either side.</summary>
    private static async Task FlowAsync(Balancer balancer, PublishedNode one, PublishedNode other)
    {
        var before = (balancer.AnsweredBy(one.Address), balancer.AnsweredBy(other.Address));
        await Patience.Until(
            () => balancer.AnsweredBy(one.Address) > before.Item1 + 50 && balancer.AnsweredBy(other.Address) > before.Item2 + 50,
            "the load flows",
            StartPatience
        );
    }
}
