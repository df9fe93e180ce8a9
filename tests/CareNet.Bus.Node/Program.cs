using CareNet.Bus.Node;
using CareNet.Bus.Node.Suite;
using Microsoft.Extensions.Hosting;

// A node as a process of its own: it works on the queue of the given database until it is stopped or killed.
var host = NodeHost.Build(new(args[0], CrashHandlers.All) { Capacity = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) });
await host.StartAsync();
Console.WriteLine($"ready {Environment.ProcessId}");
await host.WaitForShutdownAsync();
