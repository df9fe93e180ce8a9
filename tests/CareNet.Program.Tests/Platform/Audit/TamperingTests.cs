using CareNet.Platform.Audit;

namespace CareNet.Platform.Tests.Audit;

/// <summary>A forger with the owner's rights, ten sealed entries, and what verification says of it.</summary>
public class TamperingTests : IAsyncLifetime
{
    private KeptTrail trail = null!;

    public async Task InitializeAsync() => trail = await KeptTrail.OpenAsync(sealedEntries: 10);

    public async Task DisposeAsync() => await trail.DisposeAsync();

    [Fact]
    public async Task An_honest_trail_has_no_findings()
    {
        await trail.WriteAsync(2);

        var (check, findings) = await trail.VerifyAsync();

        findings.ShouldBeEmpty();
        (check.Seals, check.Waiting, check.Head!.Position).ShouldBe((10, 2, 10));
        check.OldestWaiting.ShouldBe(trail.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public async Task A_changed_entry_is_found_where_it_stands(long seq)
    {
        await trail.ForgeAsync($"UPDATE platform.audit_entries SET actor = patient WHERE seq = {seq}");

        await ShouldFindAsync(AuditFlaw.Changed, seq);
    }

    [Theory]
    [InlineData("at = at + interval '1 microsecond'")]
    [InlineData("actor_kind = 'job'")]
    [InlineData("actor = NULL, actor_kind = 'job'")]
    [InlineData("action = 'consent.grant'")]
    [InlineData("subject_kind = 'c'")]
    [InlineData("subject = patient")]
    [InlineData("facility = NULL")]
    [InlineData("patient = facility")]
    [InlineData("outcome = 'failed'")]
    [InlineData("code = NULL")]
    [InlineData("code = ''")]
    [InlineData("address = '192.0.2.8'")]
    [InlineData("device = NULL")]
    [InlineData("trace = reverse(trace)")]
    [InlineData("details = '{}'")]
    [InlineData("code = code || 'x', address = NULL")]
    public async Task A_change_of_any_column_is_found(string change)
    {
        await trail.ForgeAsync($"UPDATE platform.audit_entries SET {change} WHERE seq = 4");

        await ShouldFindAsync(AuditFlaw.Changed, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public async Task A_removed_entry_is_found(long seq)
    {
        await trail.ForgeAsync($"DELETE FROM platform.audit_entries WHERE seq = {seq}");

        await ShouldFindAsync(AuditFlaw.Removed, seq);
    }

    [Fact]
    public async Task Two_swapped_entries_are_both_found()
    {
        await trail.ForgeAsync(
            """
            UPDATE platform.audit_entries e SET (at, actor, action, subject, facility, patient, device) =
                (SELECT o.at, o.actor, o.action, o.subject, o.facility, o.patient, o.device FROM platform.audit_entries o
                    WHERE o.seq = 10 - e.seq)
            WHERE e.seq IN (3, 7)
            """
        );

        var (_, findings) = await trail.VerifyAsync();
        findings.Select(finding => (finding.FieldError, finding.Seq)).ShouldBe([(AuditFlaw.Changed, 3), (AuditFlaw.Changed, 7)]);
    }

    [Fact]
    public async Task An_entry_inserted_past_the_queue_is_found()
    {
        await trail.ForgeAsync(
            $"""
            ALTER TABLE platform.audit_entries DISABLE TRIGGER await_seal;
            {Inserted("at")};
            ALTER TABLE platform.audit_entries ENABLE TRIGGER await_seal
            """
        );

        await ShouldFindAsync(AuditFlaw.Unsealed, 11, position: null);
    }

    [Fact]
    public async Task An_entry_inserted_with_an_old_date_is_found_before_and_after_it_is_sealed()
    {
        await trail.WriteAsync(20);
        await trail.SealAsync();
        await trail.ForgeAsync(Inserted("at"));
        await ShouldFindAsync(AuditFlaw.Misdated, 31, position: null);

        await trail.SealAsync();

        await ShouldFindAsync(AuditFlaw.Misdated, 31);
    }

    [Fact]
    public async Task An_entry_put_into_a_gap_of_the_past_is_found_though_the_node_seals_it()
    {
        await trail.ForgeAsync("SELECT setval('platform.audit_entries_seq_seq', 50)");
        await trail.WriteAsync(20);
        await trail.SealAsync();
        await trail.ForgeAsync(Inserted("at").Replace("(at,", "(seq, at,").Replace("SELECT at", "OVERRIDING SYSTEM VALUE SELECT 20, at"));
        await trail.SealAsync();

        await ShouldFindAsync(AuditFlaw.Misdated, 20, position: 31);
    }

    [Fact]
    public async Task A_date_in_the_future_is_found()
    {
        await trail.ForgeAsync(Inserted("at + interval '1 day'"));
        await trail.SealAsync();

        await ShouldFindAsync(AuditFlaw.Misdated, 11);
    }

    [Fact]
    public async Task A_removed_entry_with_its_seal_leaves_a_hole_in_the_chain()
    {
        await trail.ForgeAsync("DELETE FROM platform.audit_seals WHERE position = 5; DELETE FROM platform.audit_entries WHERE seq = 5");

        await ShouldFindAsync(AuditFlaw.SealsRemoved, 6);
    }

    [Fact]
    public async Task A_hole_that_was_closed_by_renumbering_is_found()
    {
        await trail.ForgeAsync(
            """
            DELETE FROM platform.audit_seals WHERE position = 9; DELETE FROM platform.audit_entries WHERE seq = 9;
            UPDATE platform.audit_seals SET position = 9 WHERE position = 10
            """
        );

        var (_, findings) = await trail.VerifyAsync();
        findings.Select(finding => (finding.FieldError, finding.Seq)).ShouldBe([(AuditFlaw.ChainBroken, 10), (AuditFlaw.Changed, 10)]);
    }

    [Fact]
    public async Task Seals_removed_at_the_end_leave_entries_that_no_longer_wait()
    {
        await trail.ForgeAsync("DELETE FROM platform.audit_seals WHERE position > 8");

        var (_, findings) = await trail.VerifyAsync();
        findings.Select(finding => (finding.FieldError, finding.Seq)).ShouldBe([(AuditFlaw.Unsealed, 9), (AuditFlaw.Unsealed, 10)]);
    }

    [Fact]
    public async Task An_end_cut_off_with_its_seals_is_found_by_the_head_that_was_written_down()
    {
        var head = (await trail.VerifyAsync()).Check.Head!;
        await trail.ForgeAsync("DELETE FROM platform.audit_seals WHERE position > 8; DELETE FROM platform.audit_entries WHERE seq > 8");

        (await trail.VerifyAsync()).Findings.ShouldBeEmpty("What is left is whole: nothing inside the database can tell.");
        (await trail.VerifyAsync(AuditHead.Parse(head.ToString()))).Findings.ShouldBe([new AuditFinding(AuditFlaw.CutOff, 8, null, null)]);

        await trail.WriteAsync(3);
        await trail.SealAsync();
        (await trail.VerifyAsync(head)).Findings.ShouldHaveSingleItem().FieldError.ShouldBe(AuditFlaw.OtherHead);
    }

    [Fact]
    public async Task An_entry_removed_while_it_waited_is_found_and_does_not_stop_the_sealing()
    {
        await trail.WriteAsync(2);
        await trail.ForgeAsync("DELETE FROM platform.audit_entries WHERE seq = 11");

        (await trail.SealAsync()).ShouldBe(1);

        await ShouldFindAsync(AuditFlaw.RemovedUnsealed, 11, position: null);
    }

    [Fact]
    public async Task After_a_change_of_secret_the_old_seals_count_and_nothing_more_is_sealed_with_the_old_one()
    {
        await trail.WriteAsync(2);
        await trail.SealAsync("the next secret");
        (await trail.VerifyAsync(secret: "the next secret"))
            .Findings.Select(finding => finding.FieldError)
            .Distinct()
            .ShouldBe([AuditFlaw.OtherKey]);
        (await trail.VerifyAsync(secret: "the next secret", before: KeptTrail.Secret)).Findings.ShouldBeEmpty();

        await trail.WriteAsync(1);
        await trail.SealAsync();

        (await trail.VerifyAsync(secret: "the next secret", before: KeptTrail.Secret))
            .Findings.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                finding => finding.FieldError.ShouldBe(AuditFlaw.OtherKey),
                finding => finding.Position.ShouldBe(13)
            );
    }

    [Theory]
    [InlineData(null, AuditFlaw.OtherKey)]
    [InlineData("a guess", AuditFlaw.OtherKey)]
    public async Task A_chain_computed_anew_without_the_secret_is_found(string? guess, AuditFlaw flaw)
    {
        await ResealAsync(guess, "");

        (await trail.VerifyAsync())
            .Findings.Select(finding => (finding.FieldError, finding.Seq))
            .ShouldBe([.. Enumerable.Range(1, 10).Select(seq => (flaw, (long?)seq))]);
    }

    [Fact]
    public async Task A_chain_computed_anew_that_borrows_the_keys_name_is_found()
    {
        await ResealAsync("a guess", $"; UPDATE platform.audit_seals SET key = '{KeptTrail.Key(KeptTrail.Secret).Name}'");

        (await trail.VerifyAsync()).Findings.Select(finding => (finding.FieldError, finding.Seq)).ShouldContain((AuditFlaw.Changed, 1L));
    }

    private async Task ResealAsync(string? secret, string afterwards)
    {
        await trail.ForgeAsync(
            """
            UPDATE platform.audit_entries SET actor = patient WHERE seq = 5;
            DELETE FROM platform.audit_seals; INSERT INTO platform.audit_unsealed SELECT seq FROM platform.audit_entries
            """
        );
        (await trail.SealAsync(secret)).ShouldBe(10);
        await trail.ForgeAsync("SELECT 1" + afterwards);
    }

    private async Task ShouldFindAsync(AuditFlaw flaw, long seq) => await ShouldFindAsync(flaw, seq, position: seq);

    private async Task ShouldFindAsync(AuditFlaw flaw, long seq, long? position)
    {
        var (check, findings) = await trail.VerifyAsync();
        var finding = findings.ShouldHaveSingleItem();
        (finding.FieldError, finding.Seq, finding.Position, check.Findings).ShouldBe((flaw, seq, position, 1));
        if (flaw != AuditFlaw.RemovedUnsealed)
        {
            finding.At.ShouldNotBeNull();
        }
    }

    private static string Inserted(string at) =>
        $"""
            INSERT INTO platform.audit_entries (at, actor_kind, action, outcome) SELECT {at}, 'job', 'consent.grant', 'done'
                FROM platform.audit_entries WHERE seq = 3
            """;
}
