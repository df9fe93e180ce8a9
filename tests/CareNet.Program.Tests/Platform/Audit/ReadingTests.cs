using CareNet.Platform.Audit;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Platform.Tests.Audit;

/// <summary>200,000 entries of 2,000 persons, patients and facilities.</summary>
public sealed class LongTrail : IAsyncLifetime
{
    public TestDatabase Database { get; } = new();

    public NpgsqlDataSource Source { get; private set; } = null!;

    public TestClock Clock { get; } = new();

    public AuditTrail Trail => new(Source, Clock);

    public static Guid Id(int number) => Guid.Parse($"00000000-0000-7000-8000-{number:x12}");

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        Source = NpgsqlDataSource.Create(Database.AppConnection);
        await Database.RunAsync(
            Database.OwnerConnection + ";Command Timeout=300",
            """
            INSERT INTO platform.audit_entries (at, actor_kind, actor, action, subject_kind, subject, facility, patient, outcome)
            SELECT timestamptz '2026-01-01Z' + n / 2 * interval '1 minute', 'person', id,
                CASE WHEN n % 20 = 0 THEN 'post.read' ELSE 'post.write' END,
                'post', id, id, id, 'done'
            FROM generate_series(0, 199999) n,
                LATERAL (SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n % 2000), 12, '0'))::uuid AS id) i
            """
        );
        await Database.RunAsync(Database.OwnerConnection, "ANALYZE platform.audit_entries");
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await Database.DisposeAsync();
    }
}

public class ReadingTests(LongTrail kept) : IClassFixture<LongTrail>
{
    private static readonly AuditReader Somebody = new(Guid.CreateVersion7(), AuditPurpose.Complaint, new("192.0.2.9", null, null));

    public static TheoryData<string> Questions => ["person", "subject", "patient", "facility", "action", "time"];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Each_question_is_answered_by_an_index_on_the_first_and_on_a_later_page(string by)
    {
        await using var connection = await kept.Source.OpenConnectionAsync();
        foreach (var after in new[] { null, new AuditCursor(new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), 90_000) })
        {
            await using var command = (Question(by) with { After = after, PageSize = AuditQuery.MaxPageSize }).On(connection);
            command.CommandText = "EXPLAIN " + command.CommandText;
            await using var reader = await command.ExecuteReaderAsync();
            var plan = new List<string>();
            while (await reader.ReadAsync())
            {
                plan.Add(reader.GetString(0));
            }

            plan.ShouldNotContain(line => line.Contains("Seq Scan"), string.Join('\n', plan));
            plan.ShouldContain(line => line.Contains("Index Scan") && line.Contains("audit_entries_"), string.Join('\n', plan));
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repetition(string by)
    {
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var until = by is "time" or "action" ? from.AddHours(1) : from.AddDays(3);
        var rows = new List<AuditRow>();
        AuditCursor? after = null;
        do
        {
            var page = await kept.Trail.ReadAsync(
                Somebody,
                Question(by) with
                {
                    From = from,
                    Until = until,
                    PageSize = 2,
                    After = after,
                },
                default
            );
            page.Rows.Count.ShouldBeLessThanOrEqualTo(2);
            rows.AddRange(page.Rows);
            after = page.Next;
        } while (after is not null);

        rows.Count.ShouldBe(
            by switch
            {
                "time" => 120,
                "action" => 6,
                _ => 5,
            }
        );
        rows.ShouldBe(rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Seq));
        rows.Distinct().Count().ShouldBe(rows.Count);
        rows.ShouldAllBe(row => row.At >= from && row.At < until);
    }

    [Fact]
    public async Task Whoever_reads_is_written_down_with_the_purpose_and_whom_it_was_about()
    {
        var reader = new AuditReader(Guid.CreateVersion7(), AuditPurpose.PersonsOwnRequest, new("192.0.2.9", Guid.CreateVersion7(), null));

        await kept.Trail.ReadAsync(reader, AuditQuery.OfPatient(LongTrail.Id(7)), default);
        await kept.Trail.ReadAsync(reader, AuditQuery.ByPerson(LongTrail.Id(8)), default);
        await kept.Trail.ReadAsync(reader, AuditQuery.OfFacility(LongTrail.Id(9)), default);
        var reads = await kept.Trail.ReadAsync(Somebody, AuditQuery.ByPerson(reader.Person), default);

        reads
            .Rows.Select(row => (row.Action, row.Patient, row.Subject, row.Facility, row.Address, row.Device))
            .ShouldBe([
                ("audit.read", null, null, LongTrail.Id(9), "192.0.2.9/32", reader.Origin.Device),
                ("audit.read", null, LongTrail.Id(8), null, "192.0.2.9/32", reader.Origin.Device),
                ("audit.read", LongTrail.Id(7), null, null, "192.0.2.9/32", reader.Origin.Device),
            ]);
        reads.Rows[0].Details.ShouldBe("""{"by": "facility", "further": "0", "purpose": "own_request"}""");
    }

    [Fact]
    public async Task A_page_is_never_longer_than_the_longest() =>
        (await kept.Trail.ReadAsync(Somebody, AuditQuery.OfAll() with { PageSize = int.MaxValue }, default)).Rows.Count.ShouldBe(
            AuditQuery.MaxPageSize
        );

    [Fact]
    public async Task A_question_that_cannot_be_written_down_is_not_answered() =>
        await Should.ThrowAsync<ArgumentException>(() => kept.Trail.ReadAsync(Somebody, AuditQuery.OfAction("岡山太郎"), default));

    private static AuditQuery Question(string by) =>
        by switch
        {
            "person" => AuditQuery.ByPerson(LongTrail.Id(7)),
            "subject" => AuditQuery.OnSubject(LongTrail.Id(7)),
            "patient" => AuditQuery.OfPatient(LongTrail.Id(7)),
            "facility" => AuditQuery.OfFacility(LongTrail.Id(7)),
            "action" => AuditQuery.OfAction("post.read"),
            _ => AuditQuery.OfAll(),
        };
}
