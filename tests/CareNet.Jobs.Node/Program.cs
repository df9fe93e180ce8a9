using CareNet.Jobs.Node;
using Microsoft.Extensions.Hosting;

// A node as a process of its own, with the jobs named: it works until it is stopped or killed.
using var host = NodeHost.Build(args[0], args[1..]);
await host.StartAsync();
Console.WriteLine($"ready {Environment.ProcessId}");
await host.WaitForShutdownAsync();
