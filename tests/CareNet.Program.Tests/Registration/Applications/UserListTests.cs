using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Applications;

public sealed class UserListTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Fact]
    public async Task Changes_at_the_same_moment_all_count()
    {
        var (applicant, form) = await Filled();
        var stay = form.Users[0];
        object[] changes =
        [
            .. form.Users.Skip(1).Select(user => new RemoveListedUser(applicant.Secret, user.Mail, Applicant.Origin)),
            .. Enumerable.Range(0, 4).Select(at => new AddListedUser(applicant.Secret, New($"new{at}"), false, Applicant.Origin)),
            new ImportListedUsers(applicant.Secret, [New("file1"), New("file2")], Applicant.Origin),
        ];

        var answers = await Task.WhenAll(changes.Select(change => Task.Run(() => Change(applicant, change))));

        answers.ShouldAllBe(mistakes => mistakes.Count == 0);
        (await applicant.ViewAsync())!
            .Form.Users.Select(user => user.Mail)
            .ShouldBe(
                [
                    stay.Mail,
                    "new0@example.jp",
                    "new1@example.jp",
                    "new2@example.jp",
                    "new3@example.jp",
                    "file1@example.jp",
                    "file2@example.jp",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Whoever_is_named_administrator_stands_in_the_list_and_is_not_taken_off_it()
    {
        var (applicant, form) = await Filled();
        var other = form.Users[1].Mail;

        (await Change(applicant, new NameAdministrator(applicant.Secret, "nobody@example.jp", Applicant.Origin))).ShouldBe([
            "AdministratorMail",
        ]);
        (await Change(applicant, new RemoveListedUser(applicant.Secret, form.AdministratorMail!, Applicant.Origin))).ShouldBe([
            "AdministratorMail",
        ]);
        (await applicant.ViewAsync())!.Form.Users.Count.ShouldBe(form.Users.Count);

        (await Change(applicant, new NameAdministrator(applicant.Secret, other.ToUpperInvariant(), Applicant.Origin))).ShouldBeEmpty();
        (await Change(applicant, new RemoveListedUser(applicant.Secret, form.AdministratorMail!, Applicant.Origin))).ShouldBeEmpty();
        (await applicant.ViewAsync())!.Form.AdministratorMail.ShouldBe(other);
    }

    [Fact]
    public async Task A_file_replaces_people_of_the_same_address_and_its_mistakes_count_its_own_rows()
    {
        var (applicant, form) = await Filled();
        var again = form.Users[1] with { Name = "森 健太", Mail = form.Users[1].Mail.ToUpperInvariant() };
        var import = new ImportListedUsers(applicant.Secret, [again, New("new") with { Name = "" }], Applicant.Origin);

        var refused = await applicant.Area.AskAsync<Result<SaveOutcome>>(import);
        refused.Value.FieldErrors.ShouldHaveSingleItem().Line.ShouldBe(2);

        (await Change(applicant, import with { Users = [again, New("new")] })).ShouldBeEmpty();
        var users = (await applicant.ViewAsync())!.Form.Users;
        users.Count.ShouldBe(form.Users.Count + 1);
        users.Single(user => user.Mail == form.Users[1].Mail).Name.ShouldBe("森 健太");
    }

    [Fact]
    public async Task After_the_sending_the_list_stays_as_it_is()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var form = applicant.Answers();
        await applicant.ApplyAsync(form);

        (await Change(applicant, new RemoveListedUser(applicant.Secret, form.Users[1].Mail, Applicant.Origin))).ShouldBe([
            "registration.application_already_sent",
        ]);
        (await Change(applicant, new AddListedUser(applicant.Secret, New("late"), false, Applicant.Origin))).ShouldBe([
            "registration.application_already_sent",
        ]);
        (await Change(applicant, new AddListedUser("nobody-knows-this", New("late"), false, Applicant.Origin))).ShouldBe([
            "registration.application_not_found",
        ]);
    }

    private async Task<(Applicant Applicant, ApplicationForm Form)> Filled()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var form = applicant.Answers();
        form = form with { Users = [.. form.Users, .. Enumerable.Range(0, 4).Select(at => New($"old{at}"))] };
        (await applicant.FillAsync(form)).ShouldBeEmpty();
        return (applicant, form);
    }

    private static ListedUser New(string name) => new("山田 葵", null, Gender.Female, Profession.Nurse, null, $"{name}@example.jp");

    private static async Task<IReadOnlyList<string>> Change(Applicant applicant, object change)
    {
        var changed = await applicant.Area.AskAsync<Result<SaveOutcome>>(change);
        return changed.IsOk ? [.. changed.Value.FieldErrors.Select(mistake => mistake.Field)] : [changed.Error!.Code];
    }
}
