using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

public static class GetDeclarationHandler
{
    [Rule("okayama/form-1", How = "record")]
    public static async Task<Result<DeclarationSheet>> Handle(
        GetDeclaration message,
        RegistrationContext context,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var found = await (
            from place in context.Memberships
            join person in context.People on place.Person equals person.Id
            join facility in context.Facilities on place.Facility equals facility.Id
            where place.Person == message.Actor && place.Region == person.Region && (place.Until == null || place.Until > now)
            orderby place.Since
            select new { Person = person, Facility = facility }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(ct);
        if (
            found is null
            || policies.Of(found.Person.Region.Value) is not { } policy
            || UsageDeclarationRules.TitleIn(policy) is not { } title
        )
        {
            return UsageDeclarationErrors.NotFound;
        }

        var filed = await context
            .Set<UsageDeclaration>()
            .AsNoTracking()
            .SingleOrDefaultAsync(d => d.Person == message.Actor && d.Region == found.Person.Region, ct);
        return new DeclarationSheet(
            found.Person.Region,
            title,
            policy.Association.Ja,
            found.Person.Name,
            found.Person.Profession,
            found.Person.OtherProfession,
            found.Facility.Name,
            found.Facility.Phone,
            found.Person.Mail,
            filed?.Edition ?? policy.Edition.Id,
            filed?.FiledAt,
            filed?.AcceptedAt
        );
    }
}
