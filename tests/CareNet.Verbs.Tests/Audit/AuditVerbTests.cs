using CareNet.Testing;

namespace CareNet.Verbs.Tests.Audit;

public class AuditVerbTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_stopped_CareNet_is_verified_and_a_changed_entry_is_told_by_its_place()
    {
        using var data = await FilledData.MakeAsync();

        var said = await RunVerb.EndsAsync(0, "audit", "verify", "--data", data.Folder);
        said.ShouldContain("10 seals checked in ");
        said.ShouldContain("Nothing was changed, removed or inserted.\nhead 10:");

        await data.RunAsync(cluster => cluster.Owner, "UPDATE platform.audit_entries SET actor = patient WHERE seq = 4");
        said = await RunVerb.EndsAsync(1, "audit", "verify", "--data", data.Folder);
        said.ShouldContain("✗ position 4 entry 4 20");
        said.ShouldContain("the entry or its seal was changed.");
        said.ShouldContain("The audit trail is broken in 1 places.");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task An_end_that_was_cut_off_is_found_by_the_head_of_the_verification_before()
    {
        using var data = await FilledData.MakeAsync();
        var head = (await RunVerb.EndsAsync(0, "audit", "verify", "--data", data.Folder)).Split("head ").Last().Trim();
        File.GetUnixFileMode(Path.Combine(data.Folder, "audit.head")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await data.RunAsync(
            cluster => cluster.Owner,
            "DELETE FROM platform.audit_seals WHERE position > 8; DELETE FROM platform.audit_entries WHERE seq > 8"
        );

        (await RunVerb.EndsAsync(1, "audit", "verify", "--data", data.Folder)).ShouldContain("before the head that was written down");
        File.Delete(Path.Combine(data.Folder, "audit.head"));
        (await RunVerb.EndsAsync(1, "audit", "verify", "--data", data.Folder, "--head", head)).ShouldContain("✗ position 8");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_running_CareNet_is_verified_while_it_runs()
    {
        using var data = await FilledData.MakeAsync();
        await using var carenet = StartedCareNet.On(data.Folder, "--port", FreePort.Next());
        var address = await carenet.ReadyAsync();

        (await RunVerb.EndsAsync(0, "audit", "verify", "--data", data.Folder)).ShouldContain("seals checked");

        using var http = new HttpClient();
        (await http.GetStringAsync(address + "/health")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_folder_without_data_is_said_in_one_sentence_and_left_without_data()
    {
        using var scratch = new ScratchFolder();

        (await RunVerb.EndsAsync(1, "audit", "verify", "--data", scratch["nothing"])).ShouldBe(
            $"There is no CareNet data in {scratch["nothing"]}: name its folder with --data."
        );

        Directory.Exists(scratch["nothing"]).ShouldBeFalse();
    }
}
