using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Security.Contracts;
using CareNet.Security.EmergencyCards;
using CareNet.Security.Tests.Devices;
using CareNet.Testing;

namespace CareNet.Security.Tests.Incidents;

public class ReportByCodeTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    [Fact]
    public async Task Right_or_wrong_the_answer_is_the_same_and_only_a_right_code_does_anything()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", FacilityRole.Staff, administrator.Facility);
        var stranger = await house.App.PersonAsync("misato");
        var code = await house.App.CodeOfAsync(administrator);
        var (nurses, strangers) = (await house.App.SessionTokenAsync(nurse), await house.App.SessionTokenAsync(stranger));

        var refused = await RefusalsAsync();
        Result[] answers =
        [
            await house.App.ReportByCodeAsync("222222222222", nurse.MailAddress),
            await house.App.ReportByCodeAsync(code, "nobody@example.jp"),
            await house.App.ReportByCodeAsync(code, stranger.MailAddress),
        ];
        ((await house.IsLiveAsync(nurses)), (await house.IsLiveAsync(strangers))).ShouldBe((true, true));
        var right = await house.App.ReportByCodeAsync(
            $" {code.ToLowerInvariant()[..4]}-{code[4..]} ",
            nurse.MailAddress.ToUpperInvariant()
        );

        answers.ShouldAllBe(answer => answer.Equals(right));
        ((await house.IsLiveAsync(nurses)), (await house.IsLiveAsync(strangers))).ShouldBe((false, true));
        (
            await house.App.AskAsync<IncidentList>(new ListIncidents(administrator.Facility, null, null, administrator.Id))
        ).Rows.Count.ShouldBe(3);
        (await RefusalsAsync()).ShouldBe(refused + 1);
    }

    private Task<long> RefusalsAsync() =>
        house.AskAsync<long>(
            """
            SELECT count(*) FROM platform.audit_entries WHERE action = 'incident.report' AND outcome = 'refused' AND actor_kind = 'visitor'
            """
        );

    [Fact]
    public async Task A_form_that_was_sent_twice_is_one_report()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var (code, key) = (await house.App.CodeOfAsync(administrator), GivenIncidents.NewKey());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => house.App.ReportByCodeAsync(code, administrator.MailAddress, key: key))
        );

        answers.ShouldAllBe(answer => answer.IsOk);
        (
            await house.App.AskAsync<IncidentList>(new ListIncidents(administrator.Facility, null, null, administrator.Id))
        ).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_code_cannot_fill_the_files_of_a_facility()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var code = await house.App.CodeOfAsync(administrator);

        for (var i = 0; i < 22; i++)
        {
            (await house.App.ReportByCodeAsync(code, "nobody@example.jp")).IsOk.ShouldBeTrue();
        }

        (
            await house.App.AskAsync<IncidentList>(new ListIncidents(administrator.Facility, null, null, administrator.Id))
        ).Rows.Count.ShouldBe(20);
    }

    [Fact]
    public async Task From_one_address_codes_are_not_tried_out_for_long_and_the_right_one_is_answered_alike()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var code = await house.App.CodeOfAsync(administrator);
        for (var i = 0; i < 30; i++)
        {
            (await house.App.ReportByCodeAsync("222222222222", "nobody@example.jp", from: "192.0.2.61")).IsOk.ShouldBeTrue();
        }

        (await house.App.ReportByCodeAsync("222222222222", "nobody@example.jp", from: "192.0.2.61")).Error!.Code.ShouldBe(
            "security.incident_too_many_reports"
        );
        (await house.App.ReportByCodeAsync(code, "nobody@example.jp", from: "192.0.2.61")).Error!.Code.ShouldBe(
            "security.incident_too_many_reports"
        );
        (await house.App.ReportByCodeAsync(code, "nobody@example.jp", from: "192.0.2.62")).IsOk.ShouldBeTrue();
        house.Clock.Advance(TimeSpan.FromMinutes(61));
        (await house.App.ReportByCodeAsync(code, "nobody@example.jp", from: "192.0.2.61")).IsOk.ShouldBeTrue();
    }

    [Theory, InlineData("Report by code 192.0.2.71"), InlineData("report-by-code\u2400192.0.2.71"), InlineData("192.0.2.71")]
    public async Task Nothing_that_is_typed_as_an_address_keeps_reports_from_being_taken(string typed)
    {
        var guess = new SignInByPassword(typed, "wrong-4482-word!", SecurityActs.Phone);
        for (var i = 0; i < 12; i++)
        {
            await house.App.AskAsync<SignInAnswer>(guess);
        }

        (await house.App.AskAsync<SignInAnswer>(guess)).Outcome.ShouldBe(SignInOutcome.Locked);
        (await house.App.ReportByCodeAsync("222222222222", "nobody@example.jp", from: "192.0.2.71")).ShouldBe(Result.Ok);
    }

    [Fact]
    public async Task A_report_that_finds_nobody_claims_no_protection_in_the_file()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var stranger = await house.App.PersonAsync("misato");
        var code = await house.App.CodeOfAsync(administrator);

        await house.App.ReportByCodeAsync(code, stranger.MailAddress);
        await house.App.ReportByCodeAsync(code, administrator.MailAddress);

        var rows = (await house.App.AskAsync<IncidentList>(new ListIncidents(administrator.Facility, null, null, administrator.Id))).Rows;
        rows.Count.ShouldBe(2);
        foreach (var row in rows)
        {
            var file = await house.App.FileAsync(row.Id, administrator);
            file.Lines.Any(line => line.Kind == IncidentLineKind.Protected).ShouldBe(file.Person == administrator.Id, $"{file.Person}");
        }
    }

    [Theory, InlineData("ABCD2345EFGH", true), InlineData(" abcd-2345-efgh ", true), InlineData("ABCD2345", false)]
    [InlineData("ABCD2345EFG1", false)]
    public void A_code_has_twelve_signs(string typed, bool isCode) => (EmergencyCodes.Read(typed) is not null).ShouldBe(isCode);

    [Theory]
    [InlineData(null, "a@example.jp", null, "security.words_missing")]
    [InlineData("   ", "a@example.jp", null, "security.words_missing")]
    [InlineData("ABCD2345EFGH", "", null, "security.words_missing")]
    [InlineData("ABCD2345EFGHABCD2345EFGH", "a@example.jp", null, "security.words_too_long")]
    [InlineData("ABCD\u00002345EFG", "a@example.jp", null, "security.words_unreadable")]
    [InlineData("ABCD2345EFGH", "a@example.jp\r\nBcc: b@example.jp", null, "security.words_unreadable")]
    [InlineData("ABCD2345EFGH", "a@example.jp", "\uD800", "security.words_unreadable")]
    [InlineData("ABCD2345EFGH", "a@example.jp", "\uFFFD\uFFFD", "security.words_unreadable")]
    public async Task Bad_input_is_said_clearly_and_changes_nothing(string? code, string? mail, string? what, string error)
    {
        var before = await house.AskAsync<long>("SELECT count(*) FROM security.incidents");

        (await house.App.ReportByCodeAsync(code, mail, what: what)).Error!.Code.ShouldBe(error);
        (await house.App.ReportByCodeAsync("ABCD2345EFGH", "a@example.jp", key: "x")).Error!.Code.ShouldBe("idempotency.unreadable_key");
        (await house.App.ReportByCodeAsync("ABCD2345EFGH", "a@example.jp", what: new string('長', 2001))).Error!.Code.ShouldBe(
            "security.words_too_long"
        );
        (await house.App.ReportByCodeAsync("ABCD2345EFGH", "a@example.jp", (IncidentKind)99)).Error!.Code.ShouldBe(
            "security.incident_unknown_kind"
        );

        (await house.AskAsync<long>("SELECT count(*) FROM security.incidents")).ShouldBe(before);
    }
}
