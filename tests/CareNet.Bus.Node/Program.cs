using System.Globalization;
using CareNet.Bus.Node;
using CareNet.Bus.Node.Suite;
using Microsoft.Extensions.Hosting;

// A node as a process of its own: it works on the queue of the given database until it is stopped or killed.
var (connection, capacity) = args is [var first, var second] && int.TryParse(second, CultureInfo.InvariantCulture, out var number) ? (first, number) : ("Host=unnamed", 1);
var host = NodeHost.Build(new(connection, CrashHandlers.All) { Capacity = capacity });
if (await StackUnderTest.RunCommandAsync(host, args) is { } done)
{
    return done;
}

await host.StartAsync();
Console.WriteLine($"ready {Environment.ProcessId}");
await host.WaitForShutdownAsync();
return 0;
