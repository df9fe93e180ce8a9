using System.Diagnostics;
using CareNet.Platform;
using CareNet.Platform.Data;
using CareNet.Platform.Messaging;
using CareNet.Postgres;
using JasperFx.CodeGeneration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Wolverine;
using Wolverine.EntityFrameworkCore;
using Wolverine.Postgresql;

namespace CareNet.Bench;

/// <summary>
/// What CareNet's set-up of Wolverine costs: the same messages through it and through Wolverine as its guide sets it up,
/// by turns of short slices in one process, on a durable PostgreSQL of its own.
/// </summary>
public static class BusBench
{
    private const string PlainSchema = "plain";
    private const int Rounds = 9;

    public static async Task<int> RunAsync(int messages)
    {
        var folder = Directory.CreateTempSubdirectory("carenet-bench-").FullName;
        using var data = DataDirectory.Hold(folder);
        await using (var cluster = await PrivateCluster.StartAsync(data))
        {
            Console.WriteLine(MachineFacts.Text($"PostgreSQL {cluster.Version}"));
            await PrepareAsync(cluster);
            using var careNet = Ours(cluster.App);
            using var guide = Plain(cluster.Owner);
            await careNet.StartAsync();
            await guide.StartAsync();
            var ours = new Runs(careNet.Services);
            var plain = new Runs(guide.Services);
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var measure in Measures(messages / Rounds))
                {
                    // Slices are short and the order changes, so that what else the machine does hits both alike.
                    foreach (var runs in round % 2 == 0 ? new[] { ours, plain } : [plain, ours])
                    {
                        await measure(runs);
                    }
                }

                if (round == 0)
                {
                    // The first round compiled and connected.
                    ours.Forget();
                    plain.Forget();
                }
            }

            await careNet.StopAsync();
            await guide.StopAsync();
            Console.WriteLine($"{"median of " + Rounds, -62} {"CareNet", 10} {"plain", 10} {"ratio", 8}");
            foreach (var name in ours.Names)
            {
                Console.WriteLine(
                    $"{name, -62} {ours.Median(name), 10:N1} {plain.Median(name), 10:N1} {ours.Median(name) / plain.Median(name), 8:N2}"
                );
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task PrepareAsync(PrivateCluster cluster)
    {
        await MessagingSchema.MigrateAsync(cluster.Owner);
        await using var owner = DatabaseSource.Unpooled(cluster.Owner);
        await using var tables = owner.CreateCommand(
            $"""
            CREATE SCHEMA bench; GRANT USAGE ON SCHEMA bench TO {Roles.App};
            CREATE TABLE bench.lines (id uuid PRIMARY KEY, text text NOT NULL); GRANT ALL ON bench.lines TO {Roles.App};
            """
        );
        await tables.ExecuteNonQueryAsync();
    }

    private static IHost Ours(string connection)
    {
        var database = DatabaseSource.For(connection).Build();
        return Build(database, MessagingSchema.Name, services => services.AddMessaging(database, Find));
    }

    /// <summary>As the guide's pages on PostgreSQL, EF Core and durable local queues say, and nothing else.</summary>
    private static IHost Plain(string connection)
    {
        var database = NpgsqlDataSource.Create(connection);
        return Build(
            database,
            PlainSchema,
            services =>
                services.AddWolverine(
                    ExtensionDiscovery.ManualOnly,
                    wolverine =>
                    {
                        wolverine.PersistMessagesWithPostgresql(database, PlainSchema);
                        wolverine.UseEntityFrameworkCoreTransactions();
                        wolverine.Policies.UseDurableLocalQueues();
                        wolverine.Policies.AutoApplyTransactions();
                        Find(wolverine);
                    }
                )
        );
    }

    private static IHost Build(NpgsqlDataSource database, string schema, Action<IServiceCollection> messaging)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(_ => database).AddSingleton<Tally>();
        builder.Services.AddDbContextWithWolverineIntegration<BenchContext>(options => options.UseNpgsql(database), schema);
        messaging(builder.Services);
        return builder.Build();
    }

    private static void Find(WolverineOptions wolverine)
    {
        wolverine.ApplicationAssembly = typeof(BusBench).Assembly;
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
        wolverine.UseRuntimeCompilation();
    }

    private static IEnumerable<Func<Runs, Task>> Measures(int messages) =>
        [
            runs => runs.RequestsAsync("requests a second: EF insert and one event, 8 callers", messages),
            runs =>
                runs.EventsAsync("events a second: 500 in a transaction, cheap handler", 2 * messages, 500, number => new Ticked(number)),
            runs => runs.EventsAsync("events a second: 10 in a transaction, cheap handler", messages, 10, number => new Ticked(number)),
            runs =>
                runs.EventsAsync(
                    "events a second: 100 in a transaction, EF insert in the handler",
                    messages,
                    100,
                    number => new LineDue(number)
                ),
            runs => runs.DelayAsync("from the call that commits to the handler at 100 a second, ms", Math.Min(messages, 200)),
        ];

    private sealed class Runs(IServiceProvider services)
    {
        private readonly Tally tally = services.GetRequiredService<Tally>();
        private readonly Dictionary<string, List<double>> figures = [];

        public IEnumerable<string> Names => figures.Keys;

        public double Median(string name) => figures[name].Order().ElementAt(figures[name].Count / 2);

        public void Forget() => figures.Clear();

        public async Task EventsAsync(string name, int messages, int perTransaction, Func<int, object> make)
        {
            tally.Await(messages);
            var start = Stopwatch.GetTimestamp();
            for (var sent = 0; sent < messages; sent += perTransaction)
            {
                await SendAsync(Enumerable.Range(sent, Math.Min(perTransaction, messages - sent)).Select(make));
            }

            await tally.Done;
            Add(name, messages / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        public async Task RequestsAsync(string name, int requests)
        {
            tally.Await(requests);
            var start = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, requests),
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (number, ct) =>
                {
                    await using var scope = services.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Result>(new WriteLine(number), ct);
                }
            );
            await tally.Done;
            Add(name, requests / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        public async Task DelayAsync(string name, int messages)
        {
            tally.Await(messages);
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            List<Task> sending = [];
            for (var number = 0; number < messages; number++)
            {
                await beat.WaitForNextTickAsync();
                sending.Add(SendAsync([new Timed(Stopwatch.GetTimestamp())]));
            }

            await Task.WhenAll(sending);
            await tally.Done;
            Add($"{name}, p50", tally.Percentile(0.5));
            Add($"{name}, p95", tally.Percentile(0.95));
        }

        private void Add(string name, double figure) => (figures.TryGetValue(name, out var known) ? known : figures[name] = []).Add(figure);

        private async Task SendAsync(IEnumerable<object> messages)
        {
            await using var scope = services.CreateAsyncScope();
            var outbox = scope.ServiceProvider.GetRequiredService<IDbContextOutbox<BenchContext>>();
            foreach (var message in messages)
            {
                await outbox.PublishAsync(message);
            }

            await outbox.SaveChangesAndFlushMessagesAsync();
        }
    }
}
