using CareNet.Platform.Data;
using CareNet.Platform.Notices;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Platform.Tests.Notices;

public class InboxTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncDisposable
{
    private static readonly NoticeKind Copy = new("suite.copy_missing");
    private static readonly NoticeKind Pledge = new("suite.pledge_due");
    private readonly TestClock clock = new();
    private readonly PersonId person = new(Guid.CreateVersion7());
    private ServiceProvider? services;

    [Fact]
    public async Task A_due_notice_stands_in_its_persons_inbox_with_its_words_and_its_link()
    {
        var subject = Guid.CreateVersion7();
        var due = clock.GetUtcNow() - TimeSpan.FromHours(1);

        await DeliverAsync(new NoticeDue(person, Copy, subject, due));

        var entry = (await Use(inbox => inbox.ListAsync(person))).ShouldHaveSingleItem();
        entry.ShouldBe(
            new InboxEntry(
                entry.Id,
                Copy,
                new("写しがありません", "A copy is missing"),
                new("写しを登録してください。", "Please add the copy."),
                $"/consents/{subject}/copy",
                due,
                clock.GetUtcNow(),
                false,
                false
            )
        );
    }

    [Fact]
    public async Task While_a_notice_is_open_the_same_one_adds_nothing_and_after_it_was_done_it_comes_anew()
    {
        var notice = new NoticeDue(person, Copy, Guid.CreateVersion7(), clock.GetUtcNow());
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => DeliverAsync(notice)));
        await DeliverAsync(notice with { Kind = Pledge });
        await DeliverAsync(notice with { Subject = Guid.CreateVersion7() });
        (await Use(inbox => inbox.CountOpenAsync(person))).ShouldBe(3);

        var first = (await Use(inbox => inbox.ListAsync(person))).Single(entry =>
            entry.Kind == Copy && entry.Link.Contains(notice.Subject.ToString())
        );
        (await Use(inbox => inbox.MarkDoneAsync(person, first.Id))).IsOk.ShouldBeTrue();
        (await Use(inbox => inbox.CountOpenAsync(person))).ShouldBe(2);
        await DeliverAsync(notice);

        (await Use(inbox => inbox.CountOpenAsync(person))).ShouldBe(3);
        (await Use(inbox => inbox.ListAsync(person))).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Reading_and_finishing_are_remembered_and_doing_so_again_changes_nothing()
    {
        await DeliverAsync(new NoticeDue(person, Copy, Guid.CreateVersion7(), clock.GetUtcNow()));
        var id = (await Use(inbox => inbox.ListAsync(person)))[0].Id;

        (await Use(inbox => inbox.MarkReadAsync(person, id))).IsOk.ShouldBeTrue();
        var read = (await Use(inbox => inbox.ListAsync(person)))[0];
        (read.IsRead, read.IsDone).ShouldBe((true, false));
        clock.Advance(TimeSpan.FromMinutes(5));
        (await Use(inbox => inbox.MarkDoneAsync(person, id))).IsOk.ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(5));
        (await Use(inbox => inbox.MarkDoneAsync(person, id))).IsOk.ShouldBeTrue();

        (await Use(inbox => inbox.ListAsync(person, openOnly: true))).ShouldBeEmpty();
        (await database.AskAsync<TimeSpan>($"SELECT done_at - read_at FROM platform.notices WHERE id = '{id}'")).ShouldBe(
            TimeSpan.FromMinutes(5)
        );
    }

    [Fact]
    public async Task Somebody_elses_notice_and_one_that_does_not_exist_are_the_same()
    {
        await DeliverAsync(new NoticeDue(person, Copy, Guid.CreateVersion7(), clock.GetUtcNow()));
        var id = (await Use(inbox => inbox.ListAsync(person)))[0].Id;
        var stranger = new PersonId(Guid.CreateVersion7());

        (await Use(inbox => inbox.ListAsync(stranger))).ShouldBeEmpty();
        (await Use(inbox => inbox.CountOpenAsync(stranger))).ShouldBe(0);
        (await Use(inbox => inbox.MarkReadAsync(stranger, id))).Error.ShouldBe(Inbox.NotFound);
        (await Use(inbox => inbox.MarkDoneAsync(stranger, id))).Error.ShouldBe(Inbox.NotFound);
        (await Use(inbox => inbox.MarkReadAsync(stranger, Guid.CreateVersion7()))).Error.ShouldBe(Inbox.NotFound);

        (await Use(inbox => inbox.ListAsync(person))).ShouldHaveSingleItem().IsRead.ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_and_are_bounded()
    {
        for (var number = 0; number < 130; number++)
        {
            await DeliverAsync(new NoticeDue(person, Copy, Guid.CreateVersion7(), clock.GetUtcNow()));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var seen = new List<InboxEntry>();
        while (await Use(inbox => inbox.ListAsync(person, after: seen.LastOrDefault()?.Id, take: 48)) is { Count: > 0 } page)
        {
            seen.AddRange(page);
        }

        seen.Count.ShouldBe(130);
        seen.Select(entry => entry.CreatedAt).ShouldBeInOrder(SortDirection.Descending);
        seen.Select(entry => entry.Id).ShouldBeUnique();
        (await Use(inbox => inbox.ListAsync(person, take: 5000))).Count.ShouldBe(100);
        (await Use(inbox => inbox.CountOpenAsync(person))).ShouldBe(Inbox.CountAtMost);
    }

    [Fact]
    public async Task Notices_of_a_kind_that_the_program_has_no_more_are_not_there()
    {
        await database.RunAsync(
            $"""
            INSERT INTO platform.notices (id, person, kind, subject, due_at, created_at)
            VALUES ('{Guid.CreateVersion7()}', '{person}', 'old.kind', '{Guid.CreateVersion7()}', now(), now())
            """
        );

        (await Use(inbox => inbox.ListAsync(person))).ShouldBeEmpty();
        (await Use(inbox => inbox.CountOpenAsync(person))).ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private Task DeliverAsync(NoticeDue notice) =>
        In(provider =>
            NoticeDueHandler.Handle(
                notice,
                provider.GetRequiredService<PlatformContext>(),
                provider.GetRequiredService<NoticeKinds>(),
                clock,
                CancellationToken.None
            )
        );

    private async Task<T> Use<T>(Func<Inbox, Task<T>> ask)
    {
        T? answer = default;
        await In(async provider => answer = await ask(provider.GetRequiredService<Inbox>()));
        return answer!;
    }

    private async Task In(Func<IServiceProvider, Task> act)
    {
        services ??= new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(_ => NpgsqlDataSource.Create(database.AppConnection))
            .AddModuleContext<PlatformContext>(PlatformContext.Schema)
            .AddNotices()
            .AddNoticeKind(
                new(
                    Copy,
                    new("写しがありません", "A copy is missing"),
                    new("写しを登録してください。", "Please add the copy."),
                    "/consents/{id}/copy"
                )
            )
            .AddNoticeKind(
                new(
                    Pledge,
                    new("誓約書の期限です", "A pledge is due"),
                    new("誓約書を更新してください。", "Please renew the pledge."),
                    "/pledges/{id}"
                )
            )
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }
}
