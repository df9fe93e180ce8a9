using CareNet.Platform.Audit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareNet.Platform.Tests.Audit;

public class WritingTests : IAsyncLifetime
{
    private KeptTrail trail = null!;

    public async Task InitializeAsync() => trail = await KeptTrail.OpenAsync();

    public async Task DisposeAsync() => await trail.DisposeAsync();

    [Fact]
    public async Task An_act_and_its_entry_are_committed_together()
    {
        await using var context = trail.Context();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await AuditWriter.Record(context, trail.Entry());
        (await CountAsync()).ShouldBe(0);

        await transaction.CommitAsync();

        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_act_that_is_rolled_back_leaves_no_entry_and_its_failure_does()
    {
        await using (var context = trail.Context())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await AuditWriter.Record(context, trail.Entry("consent.grant"));
            await transaction.RollbackAsync();
        }

        await trail.Writer.RecordApart(trail.Entry("consent.grant") with { Outcome = AuditOutcome.Failed });

        (await trail.AskAsync<string>("SELECT string_agg(outcome, ',') FROM platform.audit_entries")).ShouldBe("failed");
    }

    [Fact]
    public async Task Outside_a_transaction_an_act_is_not_recorded()
    {
        await using var context = trail.Context();

        await Should.ThrowAsync<InvalidOperationException>(() => AuditWriter.Record(context, trail.Entry()));

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Every_part_is_kept()
    {
        var entry = trail.Entry() with { Outcome = AuditOutcome.Refused };
        await trail.Writer.RecordApart(entry);

        var page = await trail.Reader.ReadAsync(
            new(Guid.CreateVersion7(), AuditPurpose.Incident, AuditOrigin.Inside),
            AuditQuery.OfAll(),
            default
        );

        var row = page.Rows.ShouldHaveSingleItem();
        row.ShouldBe(
            new AuditRow(
                row.Seq,
                row.AtMicroseconds,
                "person",
                entry.Actor.Id,
                entry.Action,
                "consent",
                entry.Subject!.Id,
                entry.Facility,
                entry.Patient,
                "refused",
                entry.Code,
                "192.0.2.7/32",
                entry.Origin.Device,
                entry.Origin.Trace,
                """{"rule": "okayama/4"}"""
            )
        );
        row.At.ShouldBe(entry.At);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_written_is_told_to_the_caller()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        var writer = new AuditWriter(nowhere, NullLogger<AuditWriter>.Instance);

        await Should.ThrowAsync<NpgsqlException>(() => writer.RecordApart(trail.Entry()));
    }

    [Theory]
    [InlineData("岡山太郎")]
    [InlineData("Taro Okayama")]
    [InlineData("fell at night, please phone")]
    [InlineData("taro@example.org")]
    [InlineData("090-1234-5678")]
    [InlineData("1945-08-01")]
    [InlineData("0001234567")]
    [InlineData("")]
    [InlineData("code\n")]
    public async Task What_is_no_id_and_no_code_is_thrown_back_and_not_repeated(string word)
    {
        var entry = trail.Entry();

        var inDetails = await Should.ThrowAsync<ArgumentException>(() =>
            trail.Writer.RecordApart(entry with { Details = new Dictionary<string, string> { ["note"] = word } })
        );
        var inCode = await Should.ThrowAsync<ArgumentException>(() => trail.Writer.RecordApart(entry with { Code = word }));

        inDetails.Message.ShouldBe("The audit entry's Details is not an id or a code.");
        inCode.Message.ShouldBe("The audit entry's Code is not an id or a code.");
        (await CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("okayama/4")]
    [InlineData("consent.already_withdrawn")]
    [InlineData("0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e0f")]
    [InlineData("42")]
    public void Ids_codes_and_small_numbers_pass(string word) => AuditEntryRules.IsCodeLike(word).ShouldBeTrue();

    [Fact]
    public void An_origin_prints_no_address() =>
        new AuditOrigin("192.0.2.7", null, "0af7651916cd43dd8448eb211c80319c").ToString().ShouldNotContain("192.0.2.7");

    [Theory]
    [InlineData("UPDATE platform.audit_seals SET key = 'none'")]
    [InlineData("DELETE FROM platform.audit_seals")]
    [InlineData("TRUNCATE platform.audit_unsealed")]
    [InlineData("ALTER TABLE platform.audit_entries DISABLE TRIGGER await_seal")]
    [InlineData("DROP FUNCTION platform.audit_await_seal() CASCADE")]
    public async Task A_node_cannot_rewrite_seals_or_pass_the_queue(string forbidden) =>
        (await Should.ThrowAsync<PostgresException>(() => trail.RunAsync(forbidden))).SqlState.ShouldBe(
            PostgresErrorCodes.InsufficientPrivilege
        );

    private Task<long> CountAsync() => trail.AskAsync<long>("SELECT count(*) FROM platform.audit_entries");
}
