using System.Text;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;

namespace CareNet.Registration.Tests.Applications;

public sealed class UserFileTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    private const string Good = "職種,氏名,性別,メール\r\n看護師,\"岡本, 里奈\",女,rina@example.jp\r\n薬局事務,森 健,男,ken@example.jp\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "shift_jis"];

    [Theory, MemberData(nameof(Encodings))]
    public async Task A_list_is_read_in_the_encodings_of_japanese_spreadsheets(string encoding)
    {
        var applicant = await Applicant.In(host.App, "misato");

        var preview = (await Read(applicant, Bytes(Good, encoding))).Value;

        preview.FieldErrors.ShouldBeEmpty();
        preview
            .Users.Select(user => (user.Name, user.Profession, user.OtherProfession, user.Gender, user.Mail))
            .ShouldBe([
                ("岡本, 里奈", Profession.Nurse, null, Gender.Female, "rina@example.jp"),
                ("森 健", Profession.Other, "薬局事務", Gender.Male, "ken@example.jp"),
            ]);
        (await applicant.ViewAsync())!.Form.Users.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_row_is_checked_by_itself()
    {
        var applicant = await Applicant.In(host.App, "misato");
        const string rows =
            "氏名,ふりがな,性別,職種,メール\n山田 花子,ヤマダ,女,看護師,a@example.jp\n,,女,看護師,b@example.jp\n森,mori,男,医師,c@example.jp\n林,,男,,d@example\n";

        var preview = (await Read(applicant, Bytes(rows, "utf-8"))).Value;

        preview.FieldErrors.Where(flaw => flaw.Line == 1).ShouldBeEmpty();
        preview.FieldErrors.Where(flaw => flaw.Line == 2).Select(flaw => flaw.Field).ShouldBe(["Name"]);
        preview.FieldErrors.Where(flaw => flaw.Line == 3).Select(flaw => flaw.Field).ShouldBe(["Kana"]);
        preview.FieldErrors.Where(flaw => flaw.Line == 4).Select(flaw => flaw.Field).ShouldBe(["Profession", "Mail"], ignoreOrder: true);
    }

    public static TheoryData<string, byte[], string> BadFiles =>
        new()
        {
            { "empty", [], "registration.file_size" },
            { "huge", new byte[300 * 1024], "registration.file_size" },
            {
                "another encoding",
                Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Good)).ToArray(),
                "registration.file_unreadable"
            },
            { "no text", [0x50, 0x4B, 3, 4, 0, 0, 0xFF, 0xFE], "registration.file_unreadable" },
            { "no heads", Encoding.UTF8.GetBytes("看護師,岡本,rina@example.jp\n"), "registration.file_unreadable" },
            { "heads alone", Encoding.UTF8.GetBytes("職種,氏名,メール\n"), "registration.file_unreadable" },
        };

    [Theory, MemberData(nameof(BadFiles))]
    public async Task A_file_that_is_no_list_is_refused(string what, byte[] content, string code)
    {
        var applicant = await Applicant.In(host.App, "misato");

        (await Read(applicant, content)).Error!.Code.ShouldBe(code, what);
    }

    [Fact]
    public async Task More_rows_than_a_list_may_have_are_a_flaw()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var rows = string.Concat(Enumerable.Range(0, 500).Select(i => $"看護師,山田{i},女,p{i}@example.jp\n"));

        var preview = (await Read(applicant, Encoding.UTF8.GetBytes("職種,氏名,性別,メール\n" + rows))).Value;

        preview.FieldErrors.ShouldHaveSingleItem().Field.ShouldBe("Users");
        preview.Users.Count.ShouldBeLessThan(210);
    }

    private static Task<Result<UserFilePreview>> Read(Applicant applicant, byte[] content) =>
        applicant.Area.AskAsync<Result<UserFilePreview>>(new PreviewUserFile(applicant.Secret, content));

    private static byte[] Bytes(string text, string encoding) =>
        encoding switch
        {
            "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text),
            "utf-8-bom" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };
}
