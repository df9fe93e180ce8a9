using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

/// <summary>Determines whether a region asks each user for a declaration of their own, and what is on file.</summary>
internal static class UsageDeclarationRules
{
    /// <summary>
    /// The title of the form, where users file it themselves and stand in the region's group for all by it; otherwise null.
    /// </summary>
    [Rule("okayama/3-2", How = "enforce"), Rule("okayama/3-2", How = "remind")]
    public static string? TitleIn(RegionPolicy? policy) =>
        policy?.Settings
            is { Application: { Forms: { IsStated: true } forms, FiledBy: { IsStated: true } by }, AllUsersGroup.Name.IsStated: true }
        && by.Value.Contains(PolicyRole.User)
            ? forms.Value[0]
            : null;

    /// <summary>
    /// An application that was approved, or a request that the secretariat has carried out, is an accepted declaration of whoever came in
    /// by it.
    /// </summary>
    [Rule("okayama/3-2", How = "record"), Rule("okayama/form-1", How = "record")]
    public static Task AcceptedWith(
        RegistrationContext context,
        RegionPolicy? policy,
        PersonId person,
        string signedName,
        string? edition,
        PersonId by,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        TitleIn(policy) is { } title
            ? AcceptAsync(context, person, policy!, title, signedName, edition ?? policy!.Edition.Id, by, now, ct)
            : Task.CompletedTask;

    public static Task AcceptAsync(
        RegistrationContext context,
        PersonId person,
        RegionPolicy policy,
        string title,
        string signedName,
        string edition,
        PersonId by,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO registration.declarations (person, region, title, edition, signed_name, filed_at, accepted_at, accepted_by)
            VALUES ({person.Value}, {policy.Region}, {title}, {edition}, {signedName}, {now}, {now}, {by.Value})
            ON CONFLICT (person, region) DO UPDATE SET accepted_at = excluded.accepted_at, accepted_by = excluded.accepted_by
            WHERE registration.declarations.accepted_at IS NULL
            """,
            ct
        );
}
