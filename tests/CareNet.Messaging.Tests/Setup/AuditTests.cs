using CareNet.Messaging.Node.Suite;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Messaging.Tests.Setup;

public class AuditTests(SuiteDatabase database) : MessagingTests(database)
{
    [Theory, Trait("bus", "24")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Line_24_an_audit_entry_commits_with_the_act(bool queued)
    {
        await using var node = await StartAsync(typeof(ActHandler));
        var subject = Guid.CreateVersion7();

        if (queued)
        {
            await node.PublishAsync(new Act(subject, Key, Outcome.Done));
            await Database.UntilQuiet();
        }
        else
        {
            (await node.InvokeAsync<Result>(new Act(subject, Key, Outcome.Done))).IsOk.ShouldBeTrue();
        }

        (await Database.DeedsAsync(nameof(Act), Key)).ShouldBe(1);
        (await EntriesAsync(subject, "done")).ShouldBe(1);
    }

    [Fact, Trait("bus", "24")]
    public async Task Line_24_a_refusal_undoes_the_audit_entry_with_the_act_and_is_recorded_by_a_path_of_its_own()
    {
        await using var node = await StartAsync(typeof(ActHandler));
        var subject = Guid.CreateVersion7();

        var answer = await node.InvokeAsync<Result>(new Act(subject, Key, Outcome.Refused));

        answer.Error!.Code.ShouldBe("suite.refused");
        (await Database.DeedsAsync(nameof(Act), Key)).ShouldBe(0);
        (await EntriesAsync(subject, "done")).ShouldBe(0);
        (await EntriesAsync(subject, "refused")).ShouldBe(1);
    }

    [Fact, Trait("bus", "24")]
    public async Task Line_24_a_failure_undoes_the_audit_entry_with_the_act()
    {
        await using var node = await StartAsync(typeof(ActHandler));
        var subject = Guid.CreateVersion7();

        await Should.ThrowAsync<InvalidOperationException>(() => node.InvokeAsync<Result>(new Act(subject, Key, Outcome.Failed)));

        (await Database.DeedsAsync(nameof(Act), Key)).ShouldBe(0);
        (await EntriesAsync(subject, "done")).ShouldBe(0);
    }

    private Task<long> EntriesAsync(Guid subject, string outcome) =>
        Database.AskAsync<long>($"SELECT count(*) FROM platform.audit_entries WHERE subject = '{subject}' AND outcome = '{outcome}'");
}

public enum Outcome
{
    Done,
    Refused,
    Failed,
}

public sealed record Act(Guid Subject, string Key, Outcome Outcome);

public static class ActHandler
{
    public static async Task<Result> Handle(Act message, SuiteContext context, AuditWriter audit, TimeProvider clock, CancellationToken ct)
    {
        context.Did(nameof(Act), message.Key);
        var entry = new AuditEntry
        {
            At = clock.GetUtcNow(),
            Actor = AuditActor.Job,
            Action = "suite.act",
            Origin = AuditOrigin.Inside,
            Subject = new("act", message.Subject),
        };
        await AuditWriter.Record(context, entry, ct);
        switch (message.Outcome)
        {
            case Outcome.Failed:
                throw new InvalidOperationException("on purpose");
            case Outcome.Refused:
                await audit.RecordApart(entry with { Outcome = AuditOutcome.Refused, Code = "suite.refused" });
                return new Error("suite.refused", "できません。", "Not possible.");
            default:
                return Result.Ok;
        }
    }
}
