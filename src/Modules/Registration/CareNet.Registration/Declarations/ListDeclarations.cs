using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

public static class ListDeclarationsHandler
{
    /// <summary>Whose declaration has come and waits, then who has filed none; nobody whose declaration was accepted.</summary>
    [Rule("okayama/3-2", How = "remind")]
    public static async Task<Result<DeclarationList>> Handle(
        ListDeclarations message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !await access.IsSecretariat(message.Actor, message.Region, ct)
            || UsageDeclarationRules.TitleIn(policies.Of(message.Region.Value)) is not { } title
        )
        {
            return UsageDeclarationErrors.NotFound;
        }

        var (now, page) = (clock.GetUtcNow(), Math.Clamp(message.Page, 1, 1000));
        var lines = await (
            from place in context.Memberships
            join person in context.People on place.Person equals person.Id
            join facility in context.Facilities on place.Facility equals facility.Id
            join filed in context.Set<UsageDeclaration>()
                on new { place.Person, place.Region } equals new { filed.Person, filed.Region }
                into all
            from filed in all.DefaultIfEmpty()
            where place.Region == message.Region && (place.Until == null || place.Until > now) && filed.AcceptedAt == null
            orderby (DateTimeOffset?)filed.FiledAt, facility.Name, place.Id
            select new DeclarationRow(person.Id, person.Name, facility.Name, (DateTimeOffset?)filed.FiledAt)
        )
            .AsNoTracking()
            .Skip((page - 1) * DeclarationList.Size)
            .Take(DeclarationList.Size + 1)
            .ToListAsync(ct);
        return new DeclarationList(message.Region, title, [.. lines.Take(DeclarationList.Size)], page, lines.Count > DeclarationList.Size);
    }
}
