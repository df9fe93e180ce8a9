using System.Net;
using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Pages;

public sealed partial class ApplicationPagesTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    public static TheoryData<string, string, string, string> RecordsOfTheDesk =>
        new()
        {
            { "paper", "Form.Signer", "岡本 実", "書類の中から選んでください" },
            { "paper", "Form.Paper", "FacilityPledge", "署名した人の名前と、今日までの日付を入力してください" },
            { "explained", "Form.Way", "Visit", "説明の方法と、説明した日（今日まで）を入力してください" },
            { "ground", "Form.Reason", new string('あ', 501), "認める理由を500字までで入力してください" },
        };

    [Theory, MemberData(nameof(Regions.All), MemberType = typeof(Regions))]
    public async Task Every_page_of_the_form_opens_in_every_region(string region)
    {
        var applicant = await Applicant.In(host.App, region);
        await applicant.FillAsync(applicant.Answers());
        var client = host.App.CreateClient();

        foreach (var page in new[] { "", "/facility", "/responsible", "/users", "/file", "/papers", "/explanation", "/check", "/print" })
        {
            var answer = await client.GetAsync($"/applications/at/{applicant.Secret}{page}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1>", Case.Sensitive, page);
        }

        (await client.GetAsync($"/apply/{region}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(""), InlineData("/facility"), InlineData("/check"), InlineData("/print")]
    public async Task A_secret_that_is_none_has_no_page(string page) =>
        (await host.App.CreateClient().GetAsync($"/applications/at/nobody-knows-this{page}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_page_shows_its_mistakes_and_goes_on_when_they_are_mended()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });
        var page = await OpenedAsync(client, applicant, "/facility");
        var fields = new Dictionary<string, string>
        {
            ["Answers.FacilityName"] = "ひまわり診療所",
            ["Answers.Kind"] = "HospitalOrClinic",
            ["Answers.Address"] = "三郷市中央1",
            ["Answers.Phone"] = "03",
        };

        var refused = await PostAsync(client, page, fields);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("電話番号を市外局番から入力してください");

        fields["Answers.Phone"] = "048-000-0000";
        (await PostAsync(client, page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await applicant.ViewAsync())!.Form.Phone.ShouldBe("048-000-0000");
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_refused_and_not_stored_as_left_out()
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });
        var page = await OpenedAsync(client, applicant, "/responsible");

        var answer = await PostAsync(
            client,
            page,
            new()
            {
                ["Answers.HeadName"] = "岡本 実",
                ["Answers.Ground"] = nameof(EligibilityGround.IntegratedCareInCity),
                ["Answers.GroundText"] = "訪問診療",
                ["Answers.InsuredUntil"] = "2026-02-30",
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("読み取れない入力です");
        (await applicant.ViewAsync())!.Form.HeadName.ShouldBeNull();
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });

        var answer = await client.PostAsync(
            await OpenedAsync(client, applicant, "/facility"),
            new FormUrlEncodedContent([new("_handler", "facility"), new("Answers.Phone", "048-000-0000")])
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await applicant.ViewAsync())!.Form.Phone.ShouldBeNull();
    }

    [Fact]
    public async Task The_key_of_an_application_leaves_the_address_and_another_browser_opens_nothing_by_the_address_alone()
    {
        var applicant = await Applicant.In(host.App, "misato");
        await applicant.FillAsync(applicant.Answers());
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });

        var arrived = await client.GetAsync($"/applications/at/{applicant.Secret}/users");
        var address = arrived.Headers.Location!.AbsolutePath;

        address.ShouldMatch("^/applications/at/[0-9a-f]{16}/users$");
        var cookie = arrived.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("carenet-application", StringComparison.Ordinal));
        cookie.ShouldStartWith($"carenet-application={applicant.Secret};");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        var shown = await client.GetAsync(address);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await shown.Content.ReadAsStringAsync()).ShouldNotContain(applicant.Secret);
        (await host.App.CreateClient().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Several_applications_of_one_browser_are_told_apart_and_a_stranger_among_them_opens_nothing()
    {
        var (one, other) = (await Applicant.In(host.App, "misato"), await Applicant.In(host.App, "osaki"));
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });

        var (first, second) = (await OpenedAsync(client, one, ""), await OpenedAsync(client, other, ""));

        first.ShouldNotBe(second);
        (await client.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/applications/at/0123456789abcdef")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_month_after_the_decision_the_key_is_void()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var id = await applicant.ApplyAsync();
        (
            await applicant.Area.AskAsync<Result>(
                new RefuseApplication(id, applicant.Area.Secretariat, "要件を満たしていません", Applicant.Origin)
            )
        ).IsOk.ShouldBeTrue();
        (await applicant.ViewAsync()).ShouldNotBeNull();

        host.Clock.Advance(TimeSpan.FromDays(31));

        (await applicant.ViewAsync()).ShouldBeNull();
    }

    /// <summary>The address that a browser is led to when it comes with the key.</summary>
    private static async Task<string> OpenedAsync(HttpClient client, Applicant applicant, string page) =>
        (await client.GetAsync($"/applications/at/{applicant.Secret}{page}")).Headers.Location!.AbsolutePath;

    [Fact]
    public async Task The_secretariat_decides_on_its_pages_and_strangers_find_none()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var id = await applicant.ApplyAsync();
        var (desk, elsewhere) = (await DeskAsync(applicant.Area), await DeskAsync(await TestRegion.In(host.App, "osaki")));
        string[] pages = ["applications", "applications?state=all", $"applications/{id}", "facilities", "roster", "roster?history=true"];
        foreach (var page in pages)
        {
            (await desk.GetAsync($"/regions/misato/{page}")).StatusCode.ShouldBe(HttpStatusCode.OK, page);
            (await elsewhere.GetAsync($"/regions/misato/{page}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }

        var one = $"/regions/misato/applications/{id}";
        (await desk.GetStringAsync(one)).ShouldContain($"href=\"{one}/decision\"");
        var approved = await PostAsync(
            desk,
            $"{one}/decision",
            new() { ["Answer.Reason"] = "要件を満たしています", ["Answer.Act"] = "approve" }
        );

        PathOf(approved).ShouldBe(one);
        var facility = (await applicant.Area.AskAsync<Result<ApplicationView>>(new GetApplication(applicant.Area.Secretariat, id)))
            .Value
            .Facility;
        (await desk.GetAsync($"/facilities/{facility}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync($"/facilities/{facility}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "approve", "理由を1000字までで入力してください。", "Enter a reason of at most 1000 characters.")]
    [InlineData("", "refuse", "理由を1000字までで入力してください。", "Enter a reason of at most 1000 characters.")]
    [InlineData(
        "電話番号を直してください",
        "",
        "承認するか、返すか、承認しないかを選んでください。",
        "Choose whether to approve, return or refuse it."
    )]
    [InlineData(
        "要件を満たしています",
        "approve",
        "運用ポリシーの説明と配布がまだ記録されていません。",
        "The explanation and hand-over of the policy are not recorded yet."
    )]
    public async Task A_refused_decision_says_its_own_reason_in_both_languages_and_keeps_what_was_typed(
        string reason,
        string act,
        string japanese,
        string english
    )
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var id = await applicant.ApplyAsync();
        await host.Database.RunAsync($"DELETE FROM registration.explanations WHERE application = '{id}'");
        var (desk, page) = (await DeskAsync(applicant.Area), $"/regions/osaki/applications/{id}/decision");
        var answers = new Dictionary<string, string> { ["Answer.Reason"] = reason, ["Answer.Act"] = act };

        var refused = await PostAsync(desk, page, answers);

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await refused.Content.ReadAsStringAsync();
        SummaryIn(text).ShouldContain(japanese);
        text.ShouldContain($">{reason}</textarea>");
        desk.DefaultRequestHeaders.Add("Accept-Language", "en");
        SummaryIn(await (await PostAsync(desk, page, answers)).Content.ReadAsStringAsync()).ShouldContain(english);
        (await applicant.ViewAsync())!.State.ShouldBe(ApplicationState.Submitted);
    }

    [Theory, MemberData(nameof(RecordsOfTheDesk))]
    public async Task A_refused_record_of_the_desk_says_its_own_reason_and_keeps_what_was_typed(
        string form,
        string field,
        string typed,
        string sentence
    )
    {
        var region = form == "ground" ? "osaki" : "misato";
        var applicant = await Applicant.In(host.App, region);
        var id = await applicant.ApplyAsync();
        var desk = await DeskAsync(applicant.Area);

        var refused = await PostAsync(desk, $"/regions/{region}/applications/{id}", new() { ["_handler"] = form, [field] = typed });

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        text.ShouldContain(sentence);
        (
            text.Contains($"\"{typed}\"", StringComparison.Ordinal) || text.Contains($">{typed}</textarea>", StringComparison.Ordinal)
        ).ShouldBeTrue();
    }

    [Theory]
    [InlineData("applications", "enter", "Answer.Mail", "clinic.example.jp", "メールアドレスを正しく入力してください。")]
    [InlineData("facilities", "guideline", "Answer.Edition", "7.0", "この地域が従う指針の中から選んでください。")]
    public async Task A_refused_form_of_a_list_says_its_own_reason_and_keeps_what_was_typed(
        string page,
        string form,
        string field,
        string typed,
        string sentence
    )
    {
        var desk = await DeskAsync(await TestRegion.In(host.App, "misato"));

        var refused = await PostAsync(desk, $"/regions/misato/{page}", new() { ["_handler"] = form, [field] = typed });

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(
            t => t.ShouldContain(sentence),
            t => t.ShouldContain($"value=\"{typed}\"")
        );
    }

    [Fact]
    public async Task An_applicant_reads_why_a_wish_or_the_sending_was_refused_and_a_second_press_leads_on()
    {
        var applicant = await Applicant.In(host.App, "osaki");
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });
        var explanation = await OpenedAsync(client, applicant, "/explanation");
        var check = await OpenedAsync(client, applicant, "/check");

        (await TextOf(explanation, ("_handler", "wished"), ("Answer.On", "2026-11-25"))).ShouldContain("説明の方法を選んでください。");
        (await TextOf(explanation, ("_handler", "wished"), ("Answer.Way", "Visit"), ("Answer.On", "2026-11-01"))).ShouldContain(
            "日付は今日から90日以内で選んでください。"
        );
        (await TextOf(check, ("_handler", "send"), ("Key", "send-00000001"))).ShouldContain("事業所の種類を選んでください");
        (await applicant.FillAsync(applicant.Answers())).ShouldBeEmpty();
        (await TextOf(check, ("_handler", "send"), ("Key", "send-00000001"))).ShouldContain(
            "運用ポリシーの説明と配布がまだ記録されていません。"
        );

        await applicant.ReceiveExplanationAsync();
        foreach (var press in new[] { "first", "second" })
        {
            var sent = await PostAsync(client, check, new() { ["_handler"] = "send", ["Key"] = "send-00000001" });
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, press);
        }

        async Task<string> TextOf(string page, params (string Name, string Value)[] fields) =>
            await (
                await PostAsync(client, page, fields.ToDictionary(field => field.Name, field => field.Value))
            ).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Buttons_of_the_list_pressed_in_several_windows_at_once_all_count()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var form = applicant.Answers();
        var others = Enumerable.Range(0, 6).Select(at => form.Users[1] with { Mail = $"other{at}@example.jp" }).ToList();
        (await applicant.FillAsync(form with { Users = [.. form.Users, .. others] })).ShouldBeEmpty();
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });
        var page = await OpenedAsync(client, applicant, "/users");

        var answers = await Task.WhenAll(
            others.Select(user => PostAsync(client, page, new() { ["_handler"] = "listed", ["Listed.Removed"] = user.Mail }))
        );

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await applicant.ViewAsync())!.Form.Users.Select(user => user.Mail).ShouldBe(form.Users.Select(user => user.Mail));
        var refused = await PostAsync(client, page, new() { ["_handler"] = "listed", ["Listed.Removed"] = form.AdministratorMail! });
        (await refused.Content.ReadAsStringAsync()).ShouldContain("href=\"#listed\">事業所の管理者を名簿から選んでください</a>");
    }

    [Fact]
    public async Task Rows_of_a_file_are_stored_by_its_page_or_shown_again_with_what_is_wrong()
    {
        var applicant = await Applicant.In(host.App, "misato");
        (await applicant.FillAsync(applicant.Answers())).ShouldBeEmpty();
        var client = host.App.CreateClient(new() { AllowAutoRedirect = false });
        var page = await OpenedAsync(client, applicant, "/file");
        var row = new ListedUser("山田 葵", null, Gender.Female, Profession.Nurse, null, "aoi@example.jp");

        var refused = await Import(row with { Name = "" });
        (await refused.Content.ReadAsStringAsync()).ShouldContain("氏名を入力してください");
        (await applicant.ViewAsync())!.Form.Users.Count.ShouldBe(2);

        (await Import(row)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await applicant.ViewAsync())!.Form.Users.Count.ShouldBe(3);

        Task<HttpResponseMessage> Import(ListedUser user) =>
            PostAsync(
                client,
                page,
                new() { ["_handler"] = "import", ["Rows"] = System.Text.Json.JsonSerializer.Serialize(new[] { user }) }
            );
    }

    [Fact]
    public async Task The_key_of_an_application_that_a_desk_enters_leaves_the_browser_when_the_desk_signs_out()
    {
        var desk = await DeskAsync(await TestRegion.In(host.App, "misato"));
        const string Page = "/regions/misato/applications";

        var entered = await PostAsync(desk, Page, new() { ["Answer.Mail"] = $"{Guid.CreateVersion7():n}@example.jp" });

        var key = entered.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("carenet-application", StringComparison.Ordinal));
        key.ShouldStartWith("carenet-application-desk=");
        key.ShouldContain("max-age=43200", Case.Insensitive, "no longer than a session");
        var session = desk.DefaultRequestHeaders.GetValues("Cookie").Single();
        desk.DefaultRequestHeaders.Remove("Cookie");
        desk.DefaultRequestHeaders.Add("Cookie", $"{session}; {key.Split(';')[0]}; carenet-application=an-applicants-own");
        (await desk.GetAsync(PathOf(entered))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var left = await PostAsync(desk, Page, [], "/sign-out");

        left.Headers.GetValues("Set-Cookie")
            .Where(set => set.StartsWith("carenet-application", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldStartWith("carenet-application-desk=; expires=Thu, 01 Jan 1970");
    }

    private async Task<HttpClient> DeskAsync(TestRegion world)
    {
        var secretary = await host.App.SecretaryAsync(world.Region.Value);
        await world.StoreAsync(
            new Person
            {
                Id = secretary.Id,
                Region = world.Region,
                Name = "事務 次郎",
                Profession = Profession.Other,
                Mail = secretary.MailAddress,
                CreatedAt = host.Clock.GetUtcNow(),
            },
            new OfficeHolder
            {
                Id = Guid.CreateVersion7(),
                Person = secretary.Id,
                Region = world.Region,
                Role = RegionRole.Secretariat,
                Since = host.Clock.GetUtcNow(),
            }
        );
        return await host.App.SignedInAs(secretary);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string page,
        Dictionary<string, string> fields,
        string? to = null
    )
    {
        var shown = await client.GetAsync(page);
        var html = await shown.Content.ReadAsStringAsync();
        var values = new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value };
        if (Handler().Match(html) is { Success: true } handler && to is null && !fields.ContainsKey("_handler"))
        {
            values["_handler"] = handler.Groups[1].Value;
        }

        // A signed-in client keeps no cookies of its own, so the form's is carried by hand.
        using var request = new HttpRequestMessage(HttpMethod.Post, to ?? page) { Content = new FormUrlEncodedContent(values) };
        if (client.DefaultRequestHeaders.TryGetValues("Cookie", out var session) && shown.Headers.TryGetValues("Set-Cookie", out var set))
        {
            request.Headers.Add("Cookie", string.Join("; ", [.. session, .. set.Select(cookie => cookie.Split(';')[0])]));
        }

        return await client.SendAsync(request);
    }

    /// <summary>What stands above the form, apart from the list of what is missing.</summary>
    private static string SummaryIn(string page) => page.Split("id=\"errors\"")[1].Split("</div>")[0];

    private static string PathOf(HttpResponseMessage answer) =>
        new Uri(new Uri("https://carenet.test"), answer.Headers.Location!).AbsolutePath;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex Handler();
}
