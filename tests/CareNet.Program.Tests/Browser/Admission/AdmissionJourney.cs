using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Testing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests.Admission;

/// <summary>From the public form on a phone to three colleagues at work: every step on the screens that people have.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AdmissionJourney(BrowserHost host)
{
    private static readonly Sight Phone = new("/", 390, 844, ColorScheme.Light, Language.Ja);
    private static readonly Sight Desk = new("/", 1280, 900, ColorScheme.Light, Language.Ja);

    [Fact]
    [Trait("size", "long")]
    public async Task A_facility_applies_is_returned_once_approved_and_its_people_begin()
    {
        var mark = Guid.CreateVersion7().ToString("n")[20..];
        var applicant = $"head-{mark}@example.jp";
        Colleague[] people =
        [
            new("佐々木 恵", "看護師", $"sasaki-{mark}@example.jp", "asagao-5521-mado!"),
            new("高橋 学", "理学療法士", $"takahashi-{mark}@example.jp", "himawari-8834-kaze!"),
            new("井上 直美", "ケアマネジャー", $"inoue-{mark}@example.jp", "kikyou-2297-yuki!"),
        ];
        var world = await TestRegion.In(host.App, "misato");
        var secretary = await world.SeatAsync(host.App, role: null, RegionRole.Secretariat, "事務 すみれ");

        await using var phone = await host.BlankAsync(Phone);
        await using var desk = await host.OpenAsAsync(secretary, Desk with { Path = "/me/texts" });
        await Texts.AcceptAllAsync(desk.Page);
        var form = new ApplicationOnAPhone(phone.Page);
        await form.BeginAsync("misato", applicant);
        await form.FacilityAsync($"あおば訪問看護 {mark}");
        await form.ResponsibleAsync("森 健一");
        await form.UsersAsync(people);
        await form.PapersAsync("森 健一");
        await form.SendAsync();

        await DecideAsync(desk.Page, mark, "修正のため返す", "電話番号をもう一度確かめてください。");
        await form.CorrectAsync("電話番号をもう一度確かめてください。", "000-123-4567");
        await DecideAsync(desk.Page, mark, "承認する", "内容を確認しました。");

        var administrator = await BeginAsync(people[0]);
        await administrator.HoldTrainingAsync("MCSの使い方と個人情報の扱い", people[0].Name);
        await administrator.Page.Context.CloseAsync();
        var member = await BeginAsync(people[1]);
        await member.FinishTrainingAsync();
        await member.Page.Context.CloseAsync();
        await (await BeginAsync(people[2])).Page.Context.CloseAsync();

        desk.Complaints.ShouldBeEmpty();
        phone.Complaints.ShouldBeEmpty();
    }

    private async Task<Newcomer> BeginAsync(Colleague person)
    {
        var visit = await host.BlankAsync(Phone);
        var newcomer = new Newcomer(visit.Page, person);
        await newcomer.ChoosePasswordAsync();
        await newcomer.SignInAsync();
        await newcomer.JoinTheFacilityAsync();
        await newcomer.DoWhatIsAskedFirstAsync();
        return newcomer;
    }

    private static async Task DecideAsync(IPage desk, string facility, string decision, string reason)
    {
        await desk.GotoAsync("/regions/misato/applications");
        await desk.GetByRole(AriaRole.Link, new() { NameRegex = new(facility) }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "承認か返却を決める" }).ClickAsync();
        await desk.GetByLabel("理由（申込者に伝わります）").FillAsync(reason);
        await desk.GetByRole(AriaRole.Button, new() { Name = decision }).ClickAsync();
        await desk.GetByText(reason).First.WaitForAsync();
    }
}
