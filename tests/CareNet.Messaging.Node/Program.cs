using System.Globalization;
using CareNet.Messaging.Node;
using CareNet.Messaging.Node.Suite;
using JasperFx;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine.EntityFrameworkCore;

// A node as a process of its own: it works on the queues of the given database until it is stopped or killed. With a key,
// a first number and a count it also sends so much work, all in one transaction, and is ready when that is committed.
var connection = args is [var first, ..] && first.Contains('=', StringComparison.Ordinal) ? first : "Host=unnamed";
var host = NodeHost.Build(new(connection, CrashHandlers.All));
if (args is ["codegen", ..])
{
    return await host.RunJasperFxCommands(args);
}

await host.StartAsync();
if (args is [_, var key, var from, var count])
{
    await using var scope = host.Services.CreateAsyncScope();
    var outbox = scope.ServiceProvider.GetRequiredService<IDbContextOutbox<SuiteContext>>();
    var start = int.Parse(from, CultureInfo.InvariantCulture);
    foreach (var number in Enumerable.Range(start, int.Parse(count, CultureInfo.InvariantCulture)))
    {
        await outbox.PublishAsync(new Work(key, number, number % 7));
    }

    await outbox.SaveChangesAndFlushMessagesAsync();
}

Console.WriteLine($"ready {Environment.ProcessId}");
await host.WaitForShutdownAsync();
return 0;
