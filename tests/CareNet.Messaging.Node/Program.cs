using CareNet.Messaging.Node;
using CareNet.Messaging.Node.Suite;
using JasperFx;
using Microsoft.Extensions.Hosting;

// A node as a process of its own: it works on the queues of the given database until it is stopped or killed.
var connection = args is [var first] && first.Contains('=', StringComparison.Ordinal) ? first : "Host=unnamed";
var host = NodeHost.Build(new(connection, CrashHandlers.All));
if (args is ["codegen", ..])
{
    return await host.RunJasperFxCommands(args);
}

await host.StartAsync();
Console.WriteLine($"ready {Environment.ProcessId}");
await host.WaitForShutdownAsync();
return 0;
