using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CareNet.Browser.Tests.Browsing;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy.Settings;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;
using CareNet.Testing;
using Microsoft.Playwright;

namespace CareNet.Browser.Tests;

/// <summary>The forms that people sign on paper, as Chromium prints them.</summary>
[Trait("size", "long")]
[Collection(BrowserCollection.Name)]
public sealed class PrintedForms(BrowserHost host)
{
    [Theory]
    [InlineData("misato", 4), InlineData("nishitokyo", 4), InlineData("okayama", 2), InlineData("miyazaki", 2)]
    [
        Trait("rule", "misato/3"),
        Trait("rule", "misato/form-1"),
        Trait("rule", "misato/form-2"),
        Trait("rule", "nishitokyo/3"),
        Trait("rule", "miyazaki/apply")
    ]
    [Trait("rule", "okayama/form-1"), Trait("how", "print")]
    public async Task Each_paper_of_the_region_is_printed_twice_on_sheets_of_A4(string region, int sheets)
    {
        var world = await TestRegion.In(host.App, region);
        var secret = (
            await world.AskAsync<Result<string>>(
                new EnterApplication(world.Secretariat, world.Region, "clinic@example.jp", AuditOrigin.Inside)
            )
        ).Value;
        await world.AskAsync<Result<SaveOutcome>>(
            new SaveApplication(
                secret,
                ApplicationPart.Facility,
                new ApplicationForm
                {
                    FacilityName = "ひまわり診療所",
                    Kind = FacilityKind.HospitalOrClinic,
                    Address = "中央1-2-3",
                    Phone = "048-000-0000",
                },
                AuditOrigin.Inside
            )
        );
        await using var visit = await host.OpenAsync(
            new Sight($"/applications/at/{ApplicantMark.Of(secret)}/print", 1280, 900, ColorScheme.Light, Language.Ja),
            cookie: ("carenet-application", secret)
        );

        (await visit.Page.Locator("article.sheet").CountAsync()).ShouldBe(sheets);
        (await visit.Page.Locator("article.sheet").First.InnerTextAsync()).ShouldContain("ひまわり診療所");
        await IsA4(visit, sheets);
    }

    [
        Fact,
        Trait("rule", "misato/9"),
        Trait("rule", "misato/form-3"),
        Trait("rule", "misato/form-3-4"),
        Trait("rule", "misato/9-2"),
        Trait("how", "print")
    ]
    public async Task The_pledge_of_a_member_of_staff_is_printed_for_both_sides()
    {
        var world = await TestRegion.In(host.App, "misato");
        var member = await ComesAsync(world, FacilityRole.Staff, null);
        await using var visit = await host.OpenAsAsync(member, Desk($"/facilities/{world.Facility}/staff/{member.Id}/pledge"));

        var sheets = visit.Page.Locator(".sheet");
        (await sheets.CountAsync()).ShouldBe(2);
        foreach (var words in new[] { "高橋 結衣", "佐藤 実", "みどり訪問看護ステーション", "印", "離れた後も" })
        {
            (await sheets.First.InnerTextAsync()).ShouldContain(words);
        }

        await IsA4(visit, 2);
    }

    [
        Theory,
        Trait("rule", "osaki/8-2-1"),
        Trait("rule", "misato/form-2-4"),
        Trait("how", "print"),
        InlineData("osaki"),
        InlineData("misato")
    ]
    public async Task The_notice_of_withdrawal_is_one_sheet_with_everybody_who_goes(string region)
    {
        var world = await TestRegion.In(host.App, region);
        var administrator = await ComesAsync(world, FacilityRole.Administrator, null);
        await world.AskAsync<Result>(
            new WithdrawFacility(
                administrator.Id,
                world.Facility,
                RegionTime.In("Asia/Tokyo", TimeProvider.System).Today.AddDays(30),
                "閉院のため"
            )
        );
        await using var visit = await host.OpenAsAsync(administrator, Desk($"/facilities/{world.Facility}/withdrawal/print"));

        var sheet = await visit.Page.Locator(".sheet").InnerTextAsync();
        foreach (var words in new[] { "退会届", "みどり訪問看護ステーション", "鈴木 一郎", "山田 花子", "閉院のため", "印" })
        {
            sheet.ShouldContain(words);
        }

        await IsA4(visit, 1);
    }

    [Fact, Trait("rule", "misato/local-2"), Trait("how", "print")]
    public async Task The_roster_is_printed_by_facility_without_the_buttons()
    {
        var world = await TestRegion.In(host.App, "misato");
        var secretary = await ComesAsync(world, null, RegionRole.Secretariat);
        await using var visit = await host.OpenAsAsync(secretary, Desk("/regions/misato/roster"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await visit.Page.Locator("table").InnerTextAsync()).ShouldContain("山田 花子");
        (await visit.Page.Locator("[data-print]").IsVisibleAsync()).ShouldBeFalse();
        await IsA4(visit, null);
    }

    [Fact, Trait("rule", "osaki/11b"), Trait("rule", "osaki/11b-2"), Trait("how", "record")]
    public async Task The_sanctions_of_a_month_are_printed_as_one_table()
    {
        var world = await TestRegion.In(host.App, "osaki");
        var committee = await ComesAsync(world, null, RegionRole.Committee);
        await world.AskAsync<Result<SanctionId>>(
            new DecideSanction(
                committee.Id,
                world.Region,
                world.Member,
                SanctionKind.WarnAndInstruct,
                SanctionGround.UseAgainstPolicyLawOrPublicOrder,
                "ポリシーに反する投稿があった。",
                null,
                null,
                "printed-0001"
            )
        );
        await using var visit = await host.OpenAsAsync(committee, Desk("/regions/osaki/sanctions"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var table = await visit.Page.Locator("table").InnerTextAsync();
        table.ShouldContain("鈴木 一郎");
        table.ShouldContain("ポリシーに反する投稿があった。");
        await IsA4(visit, 1);
    }

    private static Sight Desk(string path) => new(path, 1280, 900, ColorScheme.Light, Language.Ja);

    /// <summary>Somebody with an account and a place.</summary>
    private async Task<TestPerson> ComesAsync(TestRegion world, FacilityRole? role, RegionRole? office)
    {
        var person = await host.App.PersonAsync(
            new TestPerson.Cast(
                world.Region.Value,
                role ?? FacilityRole.Staff,
                Facility: world.Facility,
                Office: office,
                IsOutside: role is null
            )
        );
        var since = TimeProvider.System.GetUtcNow();
        await world.StoreAsync(
            new Person
            {
                Id = person.Id,
                Region = world.Region,
                Name = "高橋 結衣",
                Profession = Profession.Nurse,
                Mail = person.MailAddress,
                CreatedAt = since,
            }
        );
        if (role is { } place)
        {
            await world.EnterAsync(person.Id, world.Facility, place);
        }

        if (office is { } held)
        {
            await world.StoreAsync(
                new OfficeHolder
                {
                    Id = Guid.CreateVersion7(),
                    Person = person.Id,
                    Region = world.Region,
                    Role = held,
                    Since = since,
                }
            );
        }

        return person;
    }

    private static async Task IsA4(Visit visit, int? sheets)
    {
        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        var pages = Regex.Count(pdf, @"/Type\s*/Page\b(?!s)");
        pages.ShouldBe(sheets ?? pages);
        pages.ShouldBeGreaterThan(0);
        // A4 in points, as Chromium rounds it.
        var size = Regex
            .Match(pdf, @"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)")
            .Groups.Cast<Group>()
            .Skip(1)
            .Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture))
            .ToList();
        size[0].ShouldBe(595.3, 1);
        size[1].ShouldBe(841.9, 1);
    }
}
