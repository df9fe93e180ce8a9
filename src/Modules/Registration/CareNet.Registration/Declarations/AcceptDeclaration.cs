using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

public static class AcceptDeclarationHandler
{
    /// <summary>Also of one that came on paper: then nobody has signed it here.</summary>
    [Rule("okayama/3-2", How = "record")]
    public static async Task<Result> Handle(
        AcceptDeclaration message,
        RegistrationContext context,
        RegistrationAccess access,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (
            !await access.IsSecretariat(message.Actor, message.Region, ct)
            || policies.Of(message.Region.Value) is not { } policy
            || UsageDeclarationRules.TitleIn(policy) is not { } title
            || !await context.Memberships.AnyAsync(
                m => m.Person == message.Person && m.Region == message.Region && (m.Until == null || m.Until > now),
                ct
            )
        )
        {
            return UsageDeclarationErrors.NotFound;
        }

        await UsageDeclarationRules.AcceptAsync(context, message.Person, policy, title, "", policy.Edition.Id, message.Actor, now, ct);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.declaration_accept",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = message.Region,
                Subject = new("person", message.Person.Value),
            },
            ct
        );
        return Result.Ok;
    }
}
