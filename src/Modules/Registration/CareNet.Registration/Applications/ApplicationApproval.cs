using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.Invitations;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

/// <summary>People who were unknown came in; those whom CareNet knows already were offered a place.</summary>
public sealed record ApprovalOutcome(FacilityId Facility, IReadOnlyList<ApprovedPerson> People, IReadOnlyList<object> Invitations);

public sealed record ApprovedPerson(PersonId Id, FacilityRole Role, Profession Profession, string Mail);

/// <summary>
/// Makes a facility and its people of an application, or brings a facility that is there up to date. Refuses before it changes anything.
/// </summary>
public sealed class ApplicationApproval(RegistrationContext context, StaffInvitations offering, TimeProvider clock)
{
    private const string Because = "利用申込による登録";

    [Rule("miyazaki/apply", How = "enforce"), Rule("misato/8-5", How = "record"), Rule("nishitokyo/8-5", How = "record")]
    public async Task<Result<ApprovalOutcome>> Of(UsageApplication application, PersonId actor, CancellationToken ct)
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
        List<PersonId> present = [];
        if (facility is not null)
        {
            var persons = known.Values.Select(person => person.Id).ToList();
            present = await context
                .Memberships.Where(place => place.Facility == facility.Id && place.Until == null && persons.Contains(place.Person))
                .Select(place => place.Person)
                .ToListAsync(ct);
            if (
                present.Count == form.Users.Count
                && facility.Kind == form.Kind
                && facility.Phone == form.Phone
                && facility.HeadName == form.HeadName
            )
            {
                return ApplicationErrors.NothingChanged;
            }
        }

        facility = await Described(facility, application, ct);
        List<ApprovedPerson> admitted = [];
        List<object> invitations = [];
        foreach (var user in form.Users)
        {
            if (known.GetValueOrDefault(user.Mail) is not { } person)
            {
                admitted.Add(Enter(user, facility, form, actor));
            }
            else if (!present.Contains(person.Id))
            {
                invitations.AddRange(await offering.Make(InvitationTo(person, user, facility, form, actor), facility, ct));
            }
        }

        return new ApprovalOutcome(facility.Id, admitted, invitations);
    }

    private static (bool IsHead, FacilityRole Role) RoleIn(ListedUser user, ApplicationForm form)
    {
        var isHead = FormCheck.Bare(user.Name) == FormCheck.Bare(form.HeadName);
        var role =
            user.Mail == form.AdministratorMail ? FacilityRole.Administrator
            : isHead ? FacilityRole.Head
            : FacilityRole.Staff;
        return (isHead, role);
    }

    private async Task<Facility> Described(Facility? facility, UsageApplication application, CancellationToken ct)
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
        var (now, (isHead, role)) = (clock.GetUtcNow(), RoleIn(user, form));
        var invitation = new StaffInvitation
        {
            Id = Guid.CreateVersion7(now),
            Person = person.Id,
            Facility = facility.Id,
            Region = facility.Region,
            Role = role,
            IsHead = isHead,
            Name = user.Name,
            Kana = user.Kana,
            Mail = user.Mail,
            Profession = user.Profession,
            OtherProfession = user.OtherProfession,
            Reason = Because,
            InvitedBy = actor,
            InvitedAt = now,
        };
        invitation.Approve(actor);
        return invitation;
    }

    private ApprovedPerson Enter(ListedUser user, Facility facility, ApplicationForm form, PersonId actor)
    {
        var (now, (isHead, role)) = (clock.GetUtcNow(), RoleIn(user, form));
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
            CreatedAt = now,
        };
        context.Add(person);
        facility.Head = isHead ? person.Id : facility.Head;
        context.Add(
            new Membership
            {
                Id = Guid.CreateVersion7(now),
                Person = person.Id,
                Facility = facility.Id,
                Region = facility.Region,
                Role = role,
                Since = now,
                EnteredBy = actor,
                EntryReason = Because,
            }
        );
        return new(person.Id, role, person.CheckedProfession, person.Mail);
    }
}
