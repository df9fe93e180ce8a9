using System.Diagnostics;
using CareNet.Platform;
using Wolverine;
using CareNet.Platform.Data;
using CareNet.Postgres;
using CareNet.Stack.BuiltIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareNet.Bench;

/// <summary>Messages a second through the outbox and invoked requests a second, on a durable PostgreSQL of its own.</summary>
public static class BusBench
{
    public static async Task<int> RunAsync(int messages)
    {
        var folder = Directory.CreateTempSubdirectory("carenet-bench-").FullName;
        using var data = DataDirectory.Hold(folder);
        await using (var cluster = await PrivateCluster.StartAsync(data))
        {
            Console.WriteLine(MachineFacts.Text($"PostgreSQL {cluster.Version}"));
            await PrepareAsync(cluster);
            foreach (var workers in new[] { 1, 2 * Environment.ProcessorCount })
            {
                await MeasureAsync(cluster.App, workers, messages);
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task PrepareAsync(PrivateCluster cluster)
    {
        await using var owner = NpgsqlDataSource.Create(cluster.Owner);
        var services = new ServiceCollection().AddSingleton(owner).AddModuleContext<PlatformContext>(PlatformContext.Schema).BuildServiceProvider();
        await new DatabaseMigrator(services.GetServices<ModuleSchema>(), NullLogger<DatabaseMigrator>.Instance).MigrateAsync(cluster.Owner, default);
        await using var tables = owner.CreateCommand($"""
            CREATE SCHEMA bench; GRANT USAGE ON SCHEMA bench TO {Roles.App};
            CREATE TABLE bench.lines (id uuid PRIMARY KEY, text text NOT NULL); GRANT ALL ON bench.lines TO {Roles.App};
            """);
        await tables.ExecuteNonQueryAsync();
    }

    private static async Task MeasureAsync(string connection, int workers, int messages)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection)).AddSingleton<Tally>();
        builder.Services.AddDbContext<BenchContext>((services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()));
        builder.Services.AddBuiltInStack(options =>
        {
            options.Assemblies.Add(typeof(BusBench).Assembly);
            options.Workers = workers;
        });
        using var host = builder.Build();
        await host.StartAsync();
        var bench = new Runs(host.Services, workers);
        await bench.EventsAsync("warm-up", 5_000, 500, number => new Ticked(number), quiet: true);
        await bench.EventsAsync("cheap event, 500 a transaction", messages, 500, number => new Ticked(number));
        await bench.EventsAsync("cheap event, 5,000 a transaction", messages, 5_000, number => new Ticked(number));
        await bench.EventsAsync("cheap event, 10 a transaction", messages / 10, 10, number => new Ticked(number));
        await bench.EventsAsync("event whose handler inserts a row (EF)", messages / 10, 100, number => new LineDue(number));
        await bench.EventsAsync("event in order, 100 keys", messages / 25, 500, number => new TickedInOrder(number));
        await bench.RequestsAsync("invoked, inserts a row (EF), sends one event", messages / 20);
        await host.StopAsync();
    }

    private sealed class Runs(IServiceProvider services, int workers)
    {
        private readonly Tally tally = services.GetRequiredService<Tally>();

        public async Task EventsAsync(string name, int messages, int perTransaction, Func<int, object> make, bool quiet = false)
        {
            tally.Await(messages);
            var start = Stopwatch.GetTimestamp();
            for (var sent = 0; sent < messages; sent += perTransaction)
            {
                await using var scope = services.CreateAsyncScope();
                var outbox = scope.ServiceProvider.GetRequiredService<Outbox<BenchContext>>();
                for (var number = sent; number < Math.Min(messages, sent + perTransaction); number++)
                {
                    await outbox.PublishAsync(make(number));
                }

                await outbox.SaveChangesAndFlushAsync();
            }

            var stored = Stopwatch.GetElapsedTime(start);
            await tally.Done;
            var all = Stopwatch.GetElapsedTime(start);
            if (!quiet)
            {
                Console.WriteLine($"{workers,2} workers  {name,-46} {messages / all.TotalSeconds,9:N0}/s  (stored {messages / stored.TotalSeconds:N0}/s)");
            }
        }

        public async Task RequestsAsync(string name, int requests)
        {
            tally.Await(requests);
            var start = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, ct) =>
            {
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Result>(new WriteLine(number), ct);
            });
            await tally.Done;
            Console.WriteLine($"{workers,2} workers  {name,-46} {requests / Stopwatch.GetElapsedTime(start).TotalSeconds,9:N0}/s  (8 callers)");
        }
    }
}
