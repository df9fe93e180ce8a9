using CareNet.Platform;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.Tests.Incidents;
using CareNet.Testing;

namespace CareNet.Security.Tests.TakeOuts;

public class TakeOutTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    [Trait("rule", "misato/12-9"), Trait("rule", "misato/form-2-2-1"), Trait("rule", "misato/form-3-2-1"), Trait("how", "record")]
    public async Task Where_a_notice_is_enough_it_is_told_with_content_medium_purpose_and_period_and_waits_for_nobody()
    {
        var (administrator, nurse) = await PairAsync("misato");

        var id = (await AnnounceAsync(house.App, nurse)).Value;

        var row = (await ListAsync(administrator)).ShouldHaveSingleItem();
        (row.Id, row.State, row.NeedsApproval, row.IsBreach).ShouldBe((id, TakeOutState.Outside, false, false));
        (row.Content, row.Medium, row.Purpose, row.Begins, row.Ends).ShouldBe(
            ("訪問記録の控え", TakeOutMedium.Paper, "カンファレンス", house.Today, house.Today.AddDays(2))
        );
        await house.UntilToldAsync(administrator.Id, "security.take_out_announced");
        (await AnnounceAsync(house.App, nurse, purpose: " ")).Error!.Code.ShouldBe("security.words_missing");
        await using var app = house.Without("misato", "misato/12-9");
        (await AnnounceAsync(app, nurse, purpose: " ")).IsOk.ShouldBeTrue();
    }

    [Fact]
    [Trait("rule", "nishitokyo/12-9"), Trait("how", "enforce")]
    public async Task Where_an_approval_is_needed_it_is_a_breach_until_somebody_else_approves_on_the_day_it_begins()
    {
        var (administrator, nurse) = await PairAsync("nishitokyo");
        var id = (await AnnounceAsync(house.App, nurse)).Value;

        (await ListAsync(administrator)).ShouldHaveSingleItem().IsBreach.ShouldBeTrue();
        await house.UntilToldAsync(administrator.Id, "security.take_out_requested");
        (await DecideAsync(id, nurse)).Error!.Status.ShouldBe(404);
        (await DecideAsync(id, administrator)).IsOk.ShouldBeTrue();
        (await DecideAsync(id, administrator)).Error!.Code.ShouldBe("security.take_out_already_decided");

        var row = (await ListAsync(administrator)).ShouldHaveSingleItem();
        (row.State, row.IsBreach, row.DecidedBy).ShouldBe((TakeOutState.Outside, false, administrator.Id));
        var own = (await AnnounceAsync(house.App, administrator)).Value;
        (await DecideAsync(own, administrator)).Error!.Code.ShouldBe("security.take_out_own_request");
        var refused = (await AnnounceAsync(house.App, nurse)).Value;
        (await DecideAsync(refused, administrator, false)).Error!.Code.ShouldBe("security.words_missing");
        (await DecideAsync(refused, administrator, false, "紙は不可")).IsOk.ShouldBeTrue();

        await using var app = house.Without("nishitokyo", "nishitokyo/12-9");
        var free = (await AnnounceAsync(app, nurse)).Value;
        (await app.AskAsync<Result<TakeOutRow>>(new GetTakeOut(free, administrator.Id))).Value.IsBreach.ShouldBeFalse();
    }

    [Theory, InlineData(true), InlineData(false)]
    [Trait("rule", "nishitokyo/12-9"), Trait("how", "enforce")]
    public async Task An_approval_that_comes_after_it_began_does_not_mend_the_breach(bool isApproved)
    {
        var (administrator, nurse) = await PairAsync("nishitokyo");
        var id = (await AnnounceAsync(house.App, nurse)).Value;
        await house.RunAsync($"UPDATE security.take_outs SET begins = begins - 1 WHERE id = '{id}'");

        (await DecideAsync(id, administrator, isApproved, "紙は不可")).IsOk.ShouldBeTrue();

        (await ListAsync(administrator)).ShouldHaveSingleItem().IsBreach.ShouldBe(isApproved);
    }

    [Theory, InlineData("misato"), InlineData("nishitokyo")]
    [Trait("rule", "misato/12-9"), Trait("rule", "nishitokyo/12-9"), Trait("how", "remind")]
    public async Task On_the_day_of_return_its_person_is_reminded_and_afterwards_the_administrator_hears_of_it(string region)
    {
        var (administrator, nurse) = await PairAsync(region);
        var id = (await AnnounceAsync(house.App, nurse)).Value;
        var back = (await AnnounceAsync(house.App, nurse)).Value;
        await house.App.AskAsync<Result>(new ReturnTakeOut(back, house.Today, nurse.Id, Asking.Somewhere));

        house.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        (await house.NoticesAsync(nurse.Id, "security.take_out_return_due")).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        (
            await house.NoticesAsync(nurse.Id, "security.take_out_return_due"),
            await house.NoticesAsync(administrator.Id, "security.take_out_overdue")
        ).ShouldBe((1, 0));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        await RunAsync();

        (
            await house.NoticesAsync(nurse.Id, "security.take_out_return_due"),
            await house.NoticesAsync(administrator.Id, "security.take_out_overdue")
        ).ShouldBe((1, 1));
        (await house.App.AskAsync<Result>(new ReturnTakeOut(id, house.Today, administrator.Id, Asking.Somewhere))).IsOk.ShouldBeTrue();
        (await house.App.AskAsync<Result>(new ReturnTakeOut(id, house.Today, nurse.Id, Asking.Somewhere))).Error!.Code.ShouldBe(
            "security.take_out_not_outside"
        );
    }

    [Fact]
    public async Task Where_taking_out_is_forbidden_nothing_is_accepted()
    {
        var policy = Regions
            .Policy("osaki")
            .With(settings =>
                settings with
                {
                    TakeOut = settings.TakeOut with { Rule = Stated<TakeOutRule>.ByCareNet(TakeOutRule.Forbidden) },
                }
            );
        await using var app = house.Under(Regions.Book.With(policy));
        var nurse = await app.PersonAsync("osaki");

        (await AnnounceAsync(app, nurse)).Error!.Code.ShouldBe("security.take_out_forbidden");
    }

    [Fact]
    public async Task Bad_input_is_refused_clearly_and_changes_nothing()
    {
        var (administrator, nurse) = await PairAsync("misato");
        var (stranger, key) = (await house.App.PersonAsync("misato", FacilityRole.Administrator), GivenIncidents.NewKey());
        (string? Content, string Error)[] wrong =
        [
            (null, "security.words_missing"),
            ("\u3000 ", "security.words_missing"),
            (new string('長', 501), "security.words_too_long"),
            ("記録\u0007", "security.words_unreadable"),
            ("\uDC00", "security.words_unreadable"),
            ("��", "security.words_unreadable"),
        ];

        foreach (var (content, error) in wrong)
        {
            (await AnnounceAsync(house.App, nurse, content)).Error!.Code.ShouldBe(error);
        }

        (await AnnounceAsync(house.App, nurse, ends: -1)).Error!.Code.ShouldBe("security.take_out_wrong_days");
        (await AnnounceAsync(house.App, nurse, ends: 4000)).Error!.Code.ShouldBe("security.take_out_wrong_days");
        (await AnnounceAsync(house.App, nurse with { Facility = stranger.Facility })).Error!.Code.ShouldBe("security.take_out_not_found");
        (await AnnounceAsync(house.App, nurse, key: "kurz")).Error!.Code.ShouldBe("idempotency.unreadable_key");
        (await ListAsync(administrator)).ShouldBeEmpty();

        var twice = await Task.WhenAll(AnnounceAsync(house.App, nurse, key: key), AnnounceAsync(house.App, nurse, key: key));
        twice[0].Value.ShouldBe(twice[1].Value);
        (await AnnounceAsync(house.App, nurse, "別のもの", key: key)).Error!.Code.ShouldBe("idempotency.other_request");
        (await ListAsync(administrator)).ShouldHaveSingleItem();
        (await ListAsync(stranger with { Facility = administrator.Facility })).ShouldBeEmpty();
    }

    private async Task<(TestPerson Administrator, TestPerson Nurse)> PairAsync(string region)
    {
        var administrator = await house.App.PersonAsync(region, FacilityRole.Administrator);
        return (administrator, await house.App.PersonAsync(region, FacilityRole.Staff, administrator.Facility));
    }

    private Task<Result<TakeOutId>> AnnounceAsync(
        CareNetApp app,
        TestPerson person,
        string? content = "訪問記録の控え",
        string? purpose = "カンファレンス",
        int ends = 2,
        string? key = null
    ) =>
        app.AskAsync<Result<TakeOutId>>(
            new AnnounceTakeOut(
                person.Facility,
                null,
                content,
                TakeOutMedium.Paper,
                purpose,
                house.Today,
                house.Today.AddDays(ends),
                key ?? GivenIncidents.NewKey(),
                person.Id,
                Asking.Somewhere
            )
        );

    private Task<Result> DecideAsync(TakeOutId id, TestPerson by, bool isApproved = true, string? reason = null) =>
        house.App.AskAsync<Result>(new DecideOnTakeOut(id, isApproved, reason, by.Id, Asking.Somewhere));

    private async Task<IReadOnlyList<TakeOutRow>> ListAsync(TestPerson person) =>
        (await house.App.AskAsync<TakeOutList>(new ListTakeOuts(person.Facility, null, person.Id))).Rows;

    private async Task RunAsync()
    {
        await house.RunJobAsync("remind-take-outs");
        await house.UntilQuietAsync();
    }
}
