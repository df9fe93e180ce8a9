using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Tests.Kit;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Applications;

public sealed class DecidedVersionTests(RegistrationHost host) : IClassFixture<RegistrationHost>
{
    [Fact]
    public async Task An_application_that_changed_after_it_was_looked_at_is_not_approved()
    {
        var applicant = await Applicant.In(host.App, "misato");
        var id = await applicant.ApplyAsync();
        var seen = await applicant.VersionAsync(id);
        var back = new ReturnApplication(id, applicant.Area.Secretariat, "直してください", Applicant.Origin);
        (await applicant.Area.AskAsync<Result>(back)).IsOk.ShouldBeTrue();
        (await applicant.SubmitAsync()).ShouldBeEmpty();

        (await applicant.ApproveAsync(id, version: seen)).Error!.Code.ShouldBe("registration.application_changed");
    }

    [Fact]
    public async Task What_an_applicant_does_with_a_key_of_their_own_is_not_written_down_as_the_secretarys()
    {
        var applicant = await Applicant.In(host.App, "misato");
        await applicant.FillAsync(applicant.Answers());
        var (id, form, secretary) = ((await applicant.ViewAsync())!.Id, (await applicant.ViewAsync())!.Form, applicant.Area.Secretariat);
        await host.Database.RunAsync($"UPDATE registration.applications SET entered_by = '{secretary}' WHERE id = '{id}'");
        var other = form.Users.First(user => user.Mail != form.AdministratorMail).Mail;

        (await ActorOf(other, enteredBy: null)).ShouldBe("visitor ");
        (await ActorOf(form.AdministratorMail!, secretary)).ShouldBe($"person {secretary}");

        async Task<string?> ActorOf(string administrator, PersonId? enteredBy)
        {
            var change = new NameAdministrator(applicant.Secret, administrator, Applicant.Origin, enteredBy);
            (await applicant.Area.AskAsync<Result<SaveOutcome>>(change)).Value.FieldErrors.ShouldBeEmpty();
            return await host.Database.AskAsync<string>(
                $"""
                SELECT actor_kind || ' ' || coalesce(actor::text, '') FROM platform.audit_entries
                WHERE action = 'registration.application_users_change' AND subject = '{id}' ORDER BY seq DESC LIMIT 1
                """
            );
        }
    }
}
