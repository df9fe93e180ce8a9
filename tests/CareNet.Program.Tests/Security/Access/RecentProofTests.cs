using System.Net;
using System.Text.RegularExpressions;
using CareNet.Registration.Contracts;
using CareNet.Security.Tests.Factors;
using CareNet.Security.Tests.Fuzzing;
using CareNet.Testing;

namespace CareNet.Security.Tests.Access;

/// <summary>Somebody at a screen that was left open, or with a session that was stolen, acts in the name of its owner.</summary>
public sealed partial class RecentProofTests(SecurityHost house) : IClassFixture<SecurityHost>
{
    private const string OwnOnly = "decides on the person's own matters alone";
    private const string Recorded = "writes a record; gives and takes nothing";
    private const string Urgent = "is urgent and errs on the safe side: it closes, or tells somebody";
    private const string NoAccount = "is for people who have no account yet";
    private const string OnTheWay = "is part of signing in, or asks for the password itself";
    private const string Undoes = "takes back what was asked for with a proof, before it counts";

    /// <summary>Forms that act without a recent proof, and why. Whoever adds a form decides: a proof, or a line here.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["/account/forgotten"] = OnTheWay,
        ["/account/link/{token}"] = OnTheWay,
        ["/account/password"] = OnTheWay,
        ["/sign-in"] = OnTheWay,
        ["/sign-in/again"] = OnTheWay,
        ["/sign-in/again/form"] = OnTheWay,
        ["/sign-in/device"] = OnTheWay,
        ["/sign-in/password-due"] = OnTheWay,
        ["/sign-in/review"] = OnTheWay,
        ["/sign-in/second"] = OnTheWay,
        ["/passkeys/to-sign-in"] = OnTheWay,
        ["/passkeys/sign-in"] = OnTheWay,
        ["/sign-out"] = Urgent,
        ["/report"] = Urgent,
        ["/devices/{id:guid}"] = Urgent,
        ["/incidents/{id:guid}"] = Urgent,
        ["/language"] = OwnOnly,
        ["/theme"] = OwnOnly,
        ["/me/declaration"] = OwnOnly,
        ["/me/sanctions"] = OwnOnly,
        ["/me/training"] = OwnOnly,
        ["/me/invitations"] = OwnOnly,
        ["/me/pledge/{facility:guid}"] = OwnOnly,
        ["/me/profile"] = OwnOnly,
        ["/me/texts"] = OwnOnly,
        ["/me/tour"] = OwnOnly,
        ["/me/photo"] = OwnOnly,
        ["/me/licence"] = OwnOnly,
        ["/facilities/{facility:guid}/texts"] = OwnOnly,
        ["/apply/{region}"] = NoAccount,
        ["/applications/open"] = NoAccount,
        ["/devices/join"] = NoAccount,
        ["/regions/{region}/declarations"] = Recorded,
        ["/regions/{region}/governance/meetings/new"] = Recorded,
        ["/regions/{region}/governance/records/decision"] = Recorded,
        ["/regions/{region}/governance/records/journal"] = Recorded,
        ["/devices/{id:guid}/return"] = Recorded,
        ["/facilities/{facility:guid}/take-outs"] = Recorded,
        ["/facilities/{facility:guid}/staff/{person:guid}/name"] = Recorded,
        ["/facilities/{facility:guid}/training"] = Recorded,
        ["/regions/{region}/training"] = Recorded,
        ["/regions/{region}/applications"] = Recorded,
        ["/regions/{region}/applications/{id:guid}"] = Recorded,
        ["/regions/{region}/facilities"] = Recorded,
        ["/facilities/{facility:guid}"] = Recorded,
        ["/facilities/{facility:guid}/invitations/{id:guid}"] = Undoes,
        ["/facilities/departures/{departure:guid}"] = Undoes,
        ["/operations/messages/replay"] = "sends again what somebody decided",
        ["/operations/messages/replay-all"] = "sends again what somebody decided",
        ["/development/pulses"] = "is for developers alone",
        ["/screen"] = "stores nothing",
        ["/gallery"] = "stores nothing",
        ["/regions/{region}/sanctions/new"] = "looks for a person",
        ["/regions/{region}/governance/offices"] = "looks for a person",
    };

    [Fact]
    public void Every_form_that_acts_asks_for_a_recent_proof_or_stands_in_the_list_with_its_reason()
    {
        var rows = EndpointTable
            .Of(house.App)
            .Where(row => row.Method == "POST" && !row.Pattern.StartsWith("/operations/hangfire", StringComparison.Ordinal))
            .ToList();
        var (map, pages) = (new Map(house.App), PagesWithForms());
        var acting = rows.Where(row => !map.IsPage(row.Pattern) || pages.Contains(row.Pattern)).DistinctBy(row => row.Pattern).ToList();

        acting.Count.ShouldBeGreaterThan(80);
        acting
            .Where(row => !row.AsksForProof && !Without.ContainsKey(row.Pattern))
            .Where(row => !row.Pattern.StartsWith("/applications/at/", StringComparison.Ordinal))
            .Select(row => row.Pattern)
            .ShouldBeEmpty("they neither ask for a proof nor say why not");
        Without
            .Keys.Where(pattern => acting.FirstOrDefault(row => row.Pattern == pattern) is null or { AsksForProof: true })
            .ShouldBeEmpty("they stand in the list for nothing");
    }

    [Fact]
    public async Task A_session_that_was_left_open_suspends_nobody_and_what_was_typed_is_sent_on_after_the_password()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await house.App.PersonAsync("misato", facility: administrator.Facility);
        using var browser = await PasskeyBrowser.OfAsync(house.App, administrator);
        var page = $"/facilities/{administrator.Facility}/accounts/{nurse.Id}";
        await browser.OpenAsync(page);
        house.Clock.Advance(TimeSpan.FromMinutes(16));
        (string, string)[] typed =
        [
            ("_handler", "decision"),
            ("Form.Decision", "Suspended"),
            ("Form.Reason", "端末を返さない \"<b>\" & 続く"),
        ];

        var asked = await browser.PostAsPersonAsync(page, typed);

        asked.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await StateAsync(nurse)).ShouldBe("Open");
        var html = await asked.Content.ReadAsStringAsync();
        html.ShouldContain("入力した内容は残っています");
        var kept = PageForm.In(html, page).Single(form => form.Action.StartsWith("/sign-in/again/form", StringComparison.Ordinal));
        var fields = kept
            .Fields.Where(field => field.Name is not ("__RequestVerificationToken" or "Again.Password"))
            .Select(field => (field.Name, field.Value))
            .ToArray();
        fields.Select(field => field.Name).ShouldBe(["_handler", "Form.Decision", "Form.Reason"], ignoreOrder: true);

        var wrong = await browser.PostAsPersonAsync(kept.Action, [.. fields, ("Again.Password", "wrong-4482-word!")]);
        wrong.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("Form.Reason");
        (await StateAsync(nurse)).ShouldBe("Open");

        var right = await browser.PostAsPersonAsync(kept.Action, [.. fields, ("Again.Password", TestPerson.Password)]);
        // The browser sends the same fields again, to the address of the form.
        right.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        PasskeyBrowser.PathOf(right).ShouldBe(page);
        var done = await browser.PostAsPersonAsync(page, [.. fields, ("Again.Password", TestPerson.Password)]);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StateAsync(nurse)).ShouldBe("Suspended");
        (await house.AskAsync<string>($"SELECT reason FROM security.account_decisions WHERE person = '{nurse.Id}'")).ShouldBe(
            "端末を返さない \"<b>\" & 続く"
        );
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_is_asked_for_it_with_the_password()
    {
        var administrator = await house.App.PersonAsync("misato", FacilityRole.Administrator);
        var (_, codes) = await house.App.AuthenticatorAsync(administrator, house.Clock);
        using var browser = await PasskeyBrowser.OfAsync(house.App, administrator);
        await browser.OpenAsync("/account");
        house.Clock.Advance(TimeSpan.FromMinutes(16));

        var asked = await (await browser.PostAsPersonAsync("/account/sessions/end-others", [("sure", "yes")])).Content.ReadAsStringAsync();

        asked.ShouldContain("Again.Code");
        var without = await browser.PostAsPersonAsync(
            "/sign-in/again/form?to=%2Faccount%2Fsessions%2Fend-others",
            [("sure", "yes"), ("Again.Password", TestPerson.Password)]
        );
        without.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var with = await browser.PostAsPersonAsync(
            "/sign-in/again/form?to=%2Faccount%2Fsessions%2Fend-others",
            [("sure", "yes"), ("Again.Password", TestPerson.Password), ("Again.Code", codes[0])]
        );
        with.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
    }

    [Theory]
    [InlineData("/regions/misato/governance/local-rules/misato~11-3", "switch")]
    [InlineData("/regions/misato/governance/offices/{person}", "office")]
    [InlineData("/regions/misato/security", "profile")]
    [InlineData("/regions/misato/audit/export", null)]
    [InlineData("/take-outs/{person}", "take-out")]
    [InlineData("/regions/misato/roster/export", null)]
    [InlineData("/regions/misato/applications/{person}/decision", "decision")]
    public async Task A_secretarys_session_that_was_left_open_performs_no_act_of_office(string page, string? handler)
    {
        var secretary = await house.App.SecretaryAsync("misato");
        var nurse = await house.App.PersonAsync("misato");
        using var browser = await PasskeyBrowser.OfAsync(house.App, secretary);
        await browser.OpenAsync("/account");
        var address = page.Replace("{person}", nurse.Id.ToString(), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromMinutes(16));

        var answer = await browser.PostAsPersonAsync(address, handler is null ? [("reason", "確認のため")] : [("_handler", handler)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        // Programs are told that they are nobody.
        (await browser.PostAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Looking_at_a_page_that_acts_needs_no_proof_and_a_stranger_is_asked_for_none()
    {
        var secretary = await house.App.SecretaryAsync("misato");
        using var desk = await house.App.SignedInAs(secretary);
        using var stranger = await house.App.SignedInAs(await house.App.PersonAsync("misato"));
        house.Clock.Advance(TimeSpan.FromMinutes(16));
        const string Export = "/regions/misato/roster/export";

        (await desk.GetAsync("/regions/misato/roster")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.PostAsync(Export, new FormUrlEncodedContent([new("history", "false")]))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private Task<string?> StateAsync(TestPerson person) =>
        house.AskAsync<string>($"SELECT state FROM security.accounts WHERE person = '{person.Id}'");

    private static HashSet<string> PagesWithForms()
    {
        var sources = Directory
            .GetFiles(Repository.At("src", "Web", "CareNet.Web"), "*.razor", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path) + "|" + path, File.ReadAllText);
        var withForms = sources.Where(source => Form().IsMatch(source.Value)).Select(source => source.Key.Split('|')[0]).ToHashSet();
        return
        [
            .. sources
                .Values.Where(source =>
                    Form().IsMatch(source) || withForms.Any(part => source.Contains($"<{part} ", StringComparison.Ordinal))
                )
                .SelectMany(source => Address().Matches(source))
                .Select(match => match.Groups[1].Value),
        ];
    }

    [GeneratedRegex("@formname|FormName=")]
    private static partial Regex Form();

    [GeneratedRegex("@page \"([^\"]+)\"")]
    private static partial Regex Address();
}
