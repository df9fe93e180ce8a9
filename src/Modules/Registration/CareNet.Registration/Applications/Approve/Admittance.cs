using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

public sealed record Admitted(FacilityId Facility, IReadOnlyList<AdmittedPerson> People);

public sealed record AdmittedPerson(PersonId Id, FacilityRole Role, Profession Profession, string Mail);

/// <summary>Makes a facility and its people of an application, or brings a facility that is there up to date. Refuses before it changes anything.</summary>
public sealed class Admittance(RegistrationContext context, TimeProvider clock)
{
    private const string Because = "利用申込による登録";

    [Rule("miyazaki/apply", How = "enforce"), Rule("misato/8-5", How = "record"), Rule("nishitokyo/8-5", How = "record")]
    public async Task<Result<Admitted>> Of(Application application, PersonId actor, CancellationToken ct)
    {
        var form = application.Form;
        var mails = form.Users.Select(user => user.Mail).ToList();
        var known = await context.People.Where(person => mails.Contains(person.Mail)).ToDictionaryAsync(person => person.Mail, ct);
        if (form.Users.Any(user => known.GetValueOrDefault(user.Mail) is { } person && FormCheck.Bare(person.Name) != FormCheck.Bare(user.Name)))
        {
            return ApplicationErrors.MailTaken;
        }

        var facility = await context.Facilities.SingleOrDefaultAsync(
            f => f.Region == application.Region && f.Name == form.FacilityName && f.Address == form.Address && f.State == FacilityState.Active, ct);
        List<PersonId> present = [];
        if (facility is not null)
        {
            var persons = known.Values.Select(person => person.Id).ToList();
            present = await context.Memberships.Where(place => place.Facility == facility.Id && place.Until == null && persons.Contains(place.Person))
                .Select(place => place.Person).ToListAsync(ct);
            if (present.Count == form.Users.Count && facility.Kind == form.Kind && facility.Phone == form.Phone && facility.HeadName == form.HeadName)
            {
                return ApplicationErrors.NothingChanged;
            }
        }

        facility = await Described(facility, application, ct);
        var admitted = form.Users.Where(user => known.GetValueOrDefault(user.Mail) is not { } person || !present.Contains(person.Id))
            .Select(user => Enter(user, known.GetValueOrDefault(user.Mail), facility, form, actor)).ToList();
        return new Admitted(facility.Id, admitted);
    }

    private async Task<Facility> Described(Facility? facility, Application application, CancellationToken ct)
    {
        var (form, now) = (application.Form, clock.GetUtcNow());
        if (facility is null)
        {
            facility = new Facility
            {
                Id = Ids.New<FacilityId>(clock), Region = application.Region, Name = form.FacilityName!, Kind = form.Kind!.Value,
                Address = form.Address!, Phone = form.Phone!, HeadName = form.HeadName!, CreatedAt = now,
            };
            context.Add(facility);
        }

        (facility.Kind, facility.Phone, facility.HeadName) = (form.Kind!.Value, form.Phone!, form.HeadName!);
        facility.Activate(now);
        if (form is { InsuranceKind: { } kind, InsuredUntil: { } until } && await context.Set<Insurance>().FindAsync([facility.Id], ct) is null)
        {
            context.Add(new Insurance { Facility = facility.Id, Region = facility.Region, Kind = kind, Until = until });
        }

        return facility;
    }

    private AdmittedPerson Enter(ListedUser user, Person? person, Facility facility, ApplicationForm form, PersonId actor)
    {
        var now = clock.GetUtcNow();
        if (person is null)
        {
            person = new Person
            {
                Id = Ids.New<PersonId>(clock), Region = facility.Region, Name = user.Name, Kana = user.Kana, Gender = user.Gender,
                Profession = user.Profession, OtherProfession = user.OtherProfession, Mail = user.Mail, CreatedAt = now,
            };
            context.Add(person);
        }
        else
        {
            person.StandingChanged();
        }

        var isHead = FormCheck.Bare(user.Name) == FormCheck.Bare(form.HeadName);
        facility.Head = isHead ? person.Id : facility.Head;
        var role = user.Mail == form.AdministratorMail ? FacilityRole.Administrator : isHead ? FacilityRole.Head : FacilityRole.Member;
        context.Add(new Membership
        {
            Id = Guid.CreateVersion7(now), Person = person.Id, Facility = facility.Id, Region = facility.Region, Role = role,
            Since = now, EnteredBy = actor, EnteredBecause = Because,
        });
        return new(person.Id, role, person.CheckedProfession, person.Mail);
    }
}
