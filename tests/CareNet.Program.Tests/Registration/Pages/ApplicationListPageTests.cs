using System.Net;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;
using static CareNet.Registration.Tests.Pages.ApplicationVisit;

namespace CareNet.Registration.Tests.Pages;

/// <summary>The list of users on an applicant's pages.</summary>
public sealed class ApplicationListPageTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Fact]
    public async Task Buttons_of_the_list_pressed_in_several_windows_at_once_all_count()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var form = applicant.Answers();
        var others = Enumerable.Range(0, 6).Select(at => form.Users[1] with { Mail = $"other{at}@example.jp" }).ToList();
        (await applicant.FillAsync(form with { Users = [.. form.Users, .. others] })).ShouldBeEmpty();
        var client = host.BrowserOf(applicant);
        var page = $"{applicant.Address}/users";

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
        var client = host.BrowserOf(applicant);
        var page = $"{applicant.Address}/file";
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
}
