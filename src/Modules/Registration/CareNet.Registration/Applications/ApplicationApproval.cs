using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Notices;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.Invitations;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

/// <summary>The facility, and the messages that invite its people.</summary>
public sealed record ApprovalOutcome(FacilityId Facility, IReadOnlyList<object> Messages);

/// <summary>
/// Makes a facility of an application, or brings one that is there up to date, and invites everybody listed, whether or not CareNet knows
/// them. Refuses before it changes anything.
/// </summary>
public sealed class ApplicationApproval(
    RegistrationContext context,
    StaffInvitations invitations,
    PoliciesInForce policies,
    TimeProvider clock
)
{
    private const string Because = "利用申込による登録";

    [Rule("miyazaki/apply", How = "enforce"), Rule("misato/8-5", How = "record"), Rule("nishitokyo/8-5", How = "record")]
    public async Task<Result<ApprovalOutcome>> Of(UsageApplication application, PersonId actor, AuditOrigin origin, CancellationToken ct)
    {
        var form = application.Form;
        var mails = form.Users.Select(user => user.Mail).ToList();
        var known = await context.People.Where(person => mails.Contains(person.Mail)).ToDictionaryAsync(person => person.Mail, ct);

        var facility = await context.Facilities.SingleOrDefaultAsync(
            f =>
                f.Region == application.Region
                && f.Name == form.FacilityName
                && f.Address == form.Address
                && f.State == FacilityState.Active,
            ct
        );
        HashSet<PersonId> present = [];
        if (facility is not null)
        {
            var persons = known.Values.Select(person => person.Id).ToList();
            present =
            [
                .. await context
                    .Memberships.Where(place => place.Facility == facility.Id && place.Until == null && persons.Contains(place.Person))
                    .Select(place => place.Person)
                    .ToListAsync(ct),
            ];
            var invited = await invitations.Waiting(facility, persons, ct);
            if (
                known.Count == form.Users.Count
                && persons.All(person => present.Contains(person) || invited.Contains(person))
                && facility.Kind == form.Kind
                && facility.Phone == form.Phone
                && facility.HeadName == form.HeadName
            )
            {
                return ApplicationErrors.NothingChanged;
            }
        }

        var leaders = facility is null ? [] : await LeadersOf(facility, ct);
        facility = await EnterOrUpdate(facility, application, ct);
        var staff = form
            .Users.Select(user => (User: user, Person: known.GetValueOrDefault(user.Mail) ?? Named(user, facility)))
            .Where(listed => !present.Contains(listed.Person.Id))
            .Select(listed => InvitationTo(listed.Person, listed.User, facility, form, actor))
            .ToList();
        return new ApprovalOutcome(
            facility.Id,
            [
                .. await invitations.Make(staff, facility, origin, ct),
                // They did not file it: a list in their facility's name, entered and approved by an officer, would pass them by.
                .. leaders.Select(person => new NoticeDue(
                    person,
                    PeopleNotices.ApplicationApproved.Kind,
                    facility.Id.Value,
                    clock.GetUtcNow()
                )),
            ]
        );
    }

    private async Task<List<PersonId>> LeadersOf(Facility facility, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await context
            .Memberships.Where(place =>
                place.Facility == facility.Id && place.Role != FacilityRole.Staff && (place.Until == null || place.Until > now)
            )
            .Select(place => place.Person)
            .Distinct()
            .ToListAsync(ct);
    }

    private static FacilityRole RoleIn(ListedUser user, ApplicationForm form) =>
        user.Mail == form.AdministratorMail ? FacilityRole.Administrator
        : FormCheck.Bare(user.Name) == FormCheck.Bare(form.HeadName) ? FacilityRole.Head
        : FacilityRole.Staff;

    private async Task<Facility> EnterOrUpdate(Facility? facility, UsageApplication application, CancellationToken ct)
    {
        var (form, now) = (application.Form, clock.GetUtcNow());
        if (facility is null)
        {
            facility = new Facility
            {
                Id = Ids.New<FacilityId>(clock),
                Region = application.Region,
                Name = form.FacilityName!,
                Kind = form.Kind!.Value,
                Address = form.Address!,
                Phone = form.Phone!,
                HeadName = form.HeadName!,
                CreatedAt = now,
            };
            context.Add(facility);
        }

        (facility.Kind, facility.Phone, facility.HeadName) = (form.Kind!.Value, form.Phone!, form.HeadName!);
        facility.Activate(now);
        if (
            form is { InsuranceKind: { } kind, InsuredUntil: { } until }
            && await context.Set<Insurance>().FindAsync([facility.Id], ct) is null
        )
        {
            context.Add(
                new Insurance
                {
                    Facility = facility.Id,
                    Region = facility.Region,
                    Kind = kind,
                    Until = until,
                }
            );
        }

        return facility;
    }

    private StaffInvitation InvitationTo(Person person, ListedUser user, Facility facility, ApplicationForm form, PersonId actor)
    {
        var now = clock.GetUtcNow();
        var invitation = new StaffInvitation
        {
            Id = Guid.CreateVersion7(now),
            Person = person.Id,
            Facility = facility.Id,
            Region = facility.Region,
            Role = RoleIn(user, form),
            Name = user.Name,
            Kana = user.Kana,
            Mail = user.Mail,
            Profession = user.Profession,
            OtherProfession = user.OtherProfession,
            Gender = user.Gender,
            Signature = form.Signature ?? "",
            Edition = policies.Of(facility.Region)?.Edition.Id,
            Reason = Because,
            InvitedBy = actor,
            InvitedAt = now,
        };
        invitation.Approve(actor);
        return invitation;
    }

    private Person Named(ListedUser user, Facility facility)
    {
        var person = new Person
        {
            Id = Ids.New<PersonId>(clock),
            Region = facility.Region,
            Name = user.Name,
            Kana = user.Kana,
            Gender = user.Gender,
            Profession = user.Profession,
            OtherProfession = user.OtherProfession,
            Mail = user.Mail,
            CreatedAt = clock.GetUtcNow(),
        };
        context.Add(person);
        return person;
    }
}
