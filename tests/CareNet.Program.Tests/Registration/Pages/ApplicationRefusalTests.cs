using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using static CareNet.Registration.Tests.Pages.ApplicationVisit;

namespace CareNet.Registration.Tests.Pages;

/// <summary>Forms around applications say the refusal's own sentence, and what was typed stays.</summary>
public sealed class ApplicationRefusalTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    public static TheoryData<string, string, string, string> RecordsOfTheDesk =>
        new()
        {
            { "paper", "Form.Signer", "岡本 実", "書類の中から選んでください" },
            { "paper", "Form.Paper", "FacilityPledge", "署名した人の名前と、今日までの日付を入力してください" },
            { "explained", "Form.Way", "Visit", "説明の方法と、説明した日（今日まで）を入力してください" },
            { "ground", "Form.Reason", new string('あ', 501), "認める理由を500字までで入力してください" },
        };

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
        var (secretary, page) = (await host.DeskAsync(applicant.Area), $"/regions/osaki/applications/{id}/decision");
        var answers = new Dictionary<string, string>
        {
            ["Answer.Reason"] = reason,
            ["Answer.Act"] = act,
            ["Answer.Version"] = $"{await applicant.VersionAsync(id)}",
        };

        var refused = await PostAsync(secretary, page, answers);

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await refused.Content.ReadAsStringAsync();
        SummaryIn(text).ShouldContain(japanese);
        text.ShouldContain($">{reason}</textarea>");
        secretary.DefaultRequestHeaders.Add("Accept-Language", "en");
        SummaryIn(await (await PostAsync(secretary, page, answers)).Content.ReadAsStringAsync()).ShouldContain(english);
        (await applicant.ViewAsync())!.State.ShouldBe(ApplicationState.Submitted);
    }

    [Theory, MemberData(nameof(RecordsOfTheDesk))]
    public async Task A_refused_record_of_the_secretariat_says_its_own_reason_and_keeps_what_was_typed(
        string form,
        string field,
        string typed,
        string sentence
    )
    {
        var region = form == "ground" ? "osaki" : "misato";
        var applicant = await Applicant.In(host.App, region);
        var id = await applicant.ApplyAsync();
        var secretary = await host.DeskAsync(applicant.Area);

        var refused = await PostAsync(secretary, $"/regions/{region}/applications/{id}", new() { ["_handler"] = form, [field] = typed });

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
        var secretary = await host.DeskAsync(await TestRegion.In(host.App, "misato"));

        var refused = await PostAsync(secretary, $"/regions/misato/{page}", new() { ["_handler"] = form, [field] = typed });

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
        var client = host.BrowserOf(applicant);
        var explanation = $"{applicant.Address}/explanation";
        var check = $"{applicant.Address}/check";

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
}
