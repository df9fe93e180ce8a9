using CareNet.Jobs.Node;
using Microsoft.Extensions.Hosting;

// A node as a process of its own, with the jobs named: it works until it is stopped or killed.
var (connection, jobs) =
    args is [var first, .. var rest] && first.Contains('=', StringComparison.Ordinal) ? (first, rest) : ("Host=unnamed", []);
using var host = NodeHost.Build(connection, jobs);
await host.StartAsync();
Console.WriteLine($"ready {Environment.ProcessId}");
await host.WaitForShutdownAsync();
return 0;
