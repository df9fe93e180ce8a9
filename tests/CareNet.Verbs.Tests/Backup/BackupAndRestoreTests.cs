using CareNet.Postgres;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Verbs.Tests.Backup;

public class BackupAndRestoreTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_backup_of_a_running_CareNet_comes_back_on_a_new_machine_with_rows_seals_owners_and_rights()
    {
        using var data = await FilledData.MakeAsync();
        var file = data["monday.backup"];
        await using (var carenet = StartedCareNet.On(data.Folder, "--port", FreePort.Next()))
        {
            await carenet.ReadyAsync();
            (await RunVerb.EndsAsync(0, "backup", file, "--data", data.Folder)).ShouldContain("proven by a restore");
        }

        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Exists(file + ".partial").ShouldBeFalse();
        using var elsewhere = OtherMachine(data);
        (await RunVerb.EndsAsync(0, "restore", file, "--data", elsewhere["data"])).ShouldContain("was restored into");

        (await RunVerb.EndsAsync(0, "audit", "verify", "--data", elsewhere["data"])).ShouldContain("Nothing was changed");
        await ShouldBeProtectedAsync(elsewhere["data"]);
        await using var again = StartedCareNet.On(elsewhere["data"], "--port", FreePort.Next());
        await again.ReadyAsync();
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Data_that_is_there_is_replaced_only_on_demand_and_kept_under_another_name()
    {
        using var data = await FilledData.MakeAsync();
        var file = data["a.backup"];
        await RunVerb.EndsAsync(0, "backup", file, "--data", data.Folder);
        await data.RunAsync(
            cluster => cluster.App,
            "INSERT INTO platform.audit_entries (at, actor_kind, action, outcome) VALUES (now(), 'job', 'later', 'done')"
        );

        (await RunVerb.EndsAsync(1, "restore", file, "--data", data.Folder)).ShouldContain("add --yes to replace it");
        (await data.EntriesAsync()).ShouldBe(11);

        (await RunVerb.EndsAsync(0, "restore", file, "--data", data.Folder, "--yes")).ShouldContain("is kept as carenet_former_");
        (await data.EntriesAsync()).ShouldBe(10);
        (await RunVerb.EndsAsync(0, "restore", "--discard-former", "--data", data.Folder)).ShouldContain("was deleted");
        (await data.AskAsync<long>("SELECT count(*) FROM pg_database WHERE datname LIKE 'carenet%'")).ShouldBe(1);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_restore_that_fails_leaves_everything_as_it_was()
    {
        using var data = await FilledData.MakeAsync();
        var file = data["a.backup"];
        await RunVerb.EndsAsync(0, "backup", file, "--data", data.Folder);
        var whole = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(data["cut.backup"], whole[..(whole.Length * 3 / 4)]);
        await File.WriteAllTextAsync(data["letter.txt"], "no backup at all");

        (await RunVerb.EndsAsync(1, "restore", data["cut.backup"], "--data", data.Folder, "--yes")).ShouldContain(
            "is damaged and cannot be restored"
        );
        (await RunVerb.EndsAsync(1, "restore", data["letter.txt"], "--data", data.Folder, "--yes")).ShouldBe(
            $"{data["letter.txt"]} is not a backup of CareNet."
        );
        (await RunVerb.EndsAsync(1, "restore", data["missing"], "--data", data.Folder, "--yes")).ShouldBe(
            $"There is no file {data["missing"]}."
        );

        (await data.EntriesAsync()).ShouldBe(10);
        (await data.AskAsync<long>("SELECT count(*) FROM pg_database WHERE datname LIKE 'carenet%'")).ShouldBe(1);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_backup_of_a_newer_PostgreSQL_is_refused_by_its_version()
    {
        using var data = await FilledData.MakeAsync();
        var file = data["a.backup"];
        await RunVerb.EndsAsync(0, "backup", file, "--data", data.Folder);
        var bytes = await File.ReadAllBytesAsync(file);
        var major = PostgresBinaries.Find()!.Version.Split('.')[0];
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(major + "."));
        "99"u8.CopyTo(bytes.AsSpan(at));
        await File.WriteAllBytesAsync(file, bytes);

        (await RunVerb.EndsAsync(1, "restore", file, "--data", data.Folder, "--yes")).ShouldContain("made by a newer PostgreSQL (99)");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task While_CareNet_runs_nothing_is_restored_under_it()
    {
        using var data = await FilledData.MakeAsync();
        var file = data["a.backup"];
        await RunVerb.EndsAsync(0, "backup", file, "--data", data.Folder);
        await using var carenet = StartedCareNet.On(data.Folder, "--port", FreePort.Next());
        await carenet.ReadyAsync();

        (await RunVerb.EndsAsync(1, "restore", file, "--data", data.Folder, "--yes")).ShouldContain(
            $"Another CareNet (process {carenet.Id}) already runs"
        );
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Under_another_secret_a_backup_is_refused_unless_the_secret_is_lost()
    {
        using var data = await FilledData.MakeAsync();
        var file = data["a.backup"];
        await RunVerb.EndsAsync(0, "backup", file, "--data", data.Folder);
        using var elsewhere = new ScratchFolder();

        (await RunVerb.EndsAsync(1, "restore", file, "--data", elsewhere["data"])).ShouldContain("sealed under another secret");
        await RunVerb.EndsAsync(0, "restore", file, "--data", elsewhere["data"], "--other-secret");

        (await RunVerb.EndsAsync(1, "audit", "verify", "--data", elsewhere["data"])).ShouldContain("it was sealed under another secret.");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_killed_backup_leaves_no_file_of_that_name_and_the_next_one_clears_up()
    {
        using var data = await FilledData.MakeAsync();
        var file = data["a.backup"];
        await data.RunAsync(
            cluster => cluster.Owner,
            """
            CREATE TABLE platform.ballast AS SELECT n, string_agg(md5(n::text || m), '') AS text
                FROM generate_series(1, 4000) n, generate_series(1, 60) m GROUP BY n
            """
        );
        using (var verb = RunVerb.Start("backup", file, "--data", data.Folder))
        {
            await Patience.Until(() => File.Exists(file + ".partial") && new FileInfo(file + ".partial").Length > 0, "the file grows");
            verb.Kill();
            await verb.ExitedAsync();
        }

        File.Exists(file).ShouldBeFalse();

        await RunVerb.EndsAsync(0, "backup", file, "--data", data.Folder);
        File.Exists(file + ".partial").ShouldBeFalse();
        (await data.AskAsync<long>("SELECT count(*) FROM pg_database WHERE datname LIKE 'carenet%'")).ShouldBe(1);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task What_is_in_the_way_is_said_in_one_sentence_and_old_backups_are_named()
    {
        using var data = await FilledData.MakeAsync();
        var old = data["old.backup"];
        await RunVerb.EndsAsync(0, "backup", old, "--data", data.Folder);
        (await RunVerb.EndsAsync(1, "backup", old, "--data", data.Folder)).ShouldBe($"{old} is already there: choose another name.");
        (await RunVerb.EndsAsync(1, "backup", data["no/a.backup"], "--data", data.Folder)).ShouldBe($"There is no folder {data["no"]}.");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-36));

        (await RunVerb.EndsAsync(0, "backup", data["new.backup"], "--data", data.Folder)).ShouldContain(
            $"Kept longer than 35 days, or soon to be: {old}"
        );

        File.Exists(old).ShouldBeTrue("Nothing is deleted by us.");
    }

    // What a careful operator keeps apart from the backups: the secrets.
    private static ScratchFolder OtherMachine(FilledData data)
    {
        var elsewhere = new ScratchFolder();
        Directory.CreateDirectory(elsewhere["data"]);
        File.Copy(Path.Combine(data.Folder, "secrets.json"), Path.Combine(elsewhere["data"], "secrets.json"));
        return elsewhere;
    }

    private static async Task ShouldBeProtectedAsync(string folder)
    {
        using var held = DataDirectory.Hold(folder);
        await using var cluster = await PrivateCluster.StartAsync(held);
        await using var app = NpgsqlDataSource.Create(cluster.App);
        await FilledData.WriteAsync(app, 1);
        foreach (
            var forbidden in new[]
            {
                "UPDATE platform.audit_entries SET outcome = 'failed'",
                "DELETE FROM platform.audit_seals",
                "CREATE TABLE platform.more (id int)",
            }
        )
        {
            await using var command = app.CreateCommand(forbidden);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(
                PostgresErrorCodes.InsufficientPrivilege
            );
        }

        await using var owners = app.CreateCommand(
            "SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname IN ('platform', 'jobs')"
        );
        (await owners.ExecuteScalarAsync()).ShouldBe("carenet_owner");
    }
}
