using System.Text;
using CareNet.Platform;
using CareNet.Platform.Audit;

namespace CareNet.Registration.Contracts;

/// <summary>
/// Adds a person to an application's list of users, as its administrator where that is said. Answered with a <see cref="Result{T}"/> of
/// <see cref="SaveOutcome"/>: with mistakes nothing was stored.
/// </summary>
public sealed record AddListedUser(string Secret, ListedUser User, bool IsAdministrator, AuditOrigin Origin, PersonId? EnteredBy = null)
{
    private bool PrintMembers(StringBuilder text) => text.Append("IsAdministrator = ").Append(IsAdministrator) is not null;
}

/// <summary>
/// Takes the person with this address off the list. Answered with a <see cref="Result{T}"/> of <see cref="SaveOutcome"/>.
/// </summary>
public sealed record RemoveListedUser(string Secret, string Mail, AuditOrigin Origin, PersonId? EnteredBy = null)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>
/// Makes the person with this address the facility's administrator. Answered with a <see cref="Result{T}"/> of
/// <see cref="SaveOutcome"/>.
/// </summary>
public sealed record NameAdministrator(string Secret, string Mail, AuditOrigin Origin, PersonId? EnteredBy = null)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>
/// Adds the rows of a file to the list; a row replaces the person of the same address. Answered with a <see cref="Result{T}"/> of
/// <see cref="SaveOutcome"/>, whose lines count the rows of the file.
/// </summary>
public sealed record ImportListedUsers(string Secret, IReadOnlyList<ListedUser> Users, AuditOrigin Origin, PersonId? EnteredBy = null)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Users = ").Append(Users.Count) is not null;
}
