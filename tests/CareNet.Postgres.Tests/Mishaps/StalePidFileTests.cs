using System.Globalization;
using CareNet.Testing;

namespace CareNet.Postgres.Tests.Mishaps;

public class StalePidFileTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_pid_file_whose_number_now_belongs_to_another_program_does_not_keep_the_database_down()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch["data"];
        await Holdings.PutAsync(folder, "before");
        // The number lives on as another program of the same account: PostgreSQL by itself refuses to start then.
        using var stranger = BoundProcess.Run(new(["sleep", "300"]) { Account = Account.ForPostgres() });
        var number = stranger.Id.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "postgres", "postmaster.pid"),
            $"{number}\n{folder}/postgres\n1763600000\n5432\n\n127.0.0.1\n"
        );

        await using (var carenet = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo"))
        {
            await carenet.ReadyAsync();
            stranger.Exited.IsCompleted.ShouldBeFalse("The other program must be left alone.");
        }

        (await Holdings.ReadAsync(folder)).ShouldBe(["before"]);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task After_everything_was_killed_at_once_the_next_start_recovers_what_was_committed()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch["data"];
        await Holdings.PutAsync(folder, "committed");
        await using (var carenet = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo"))
        {
            await carenet.ReadyAsync();
            var server = int.Parse(
                File.ReadLines(Path.Combine(folder, "postgres", "postmaster.pid")).First(),
                CultureInfo.InvariantCulture
            );
            Signals.Send(carenet.Id, Signals.Kill);
            Signals.Send(server, Signals.Kill);
            await carenet.Exited;
            File.Exists(Path.Combine(folder, "postgres", "postmaster.pid")).ShouldBeTrue();
        }

        await using (var again = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo"))
        {
            await again.ReadyAsync();
        }

        (await Holdings.ReadAsync(folder)).ShouldBe(["committed"]);
    }
}
