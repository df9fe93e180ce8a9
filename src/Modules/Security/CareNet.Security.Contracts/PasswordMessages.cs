using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>Asks for a link by mail. The answer is the same whether there is such an account or not.</summary>
public sealed record AskPasswordReset(string MailAddress, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>The details of a one-time link. Answered with a <see cref="Result{T}"/> of <see cref="LinkView"/>.</summary>
public sealed record GetLink(string Token)
{
    private bool PrintMembers(StringBuilder text) => false;
}

public sealed record LinkView(bool IsInvitation, RegionCode Region, PasswordRequirements Demand)
{
    private bool PrintMembers(StringBuilder text) => text.Append(Region) is not null;
}

/// <summary>The requirements for a password, for the person who chooses one.</summary>
public sealed record PasswordRequirements(
    int MinLength,
    bool LettersAndDigits,
    bool Symbols,
    int? MaxAgeDays,
    bool FollowsGuideline,
    IReadOnlyList<string> Rules
)
{
    private bool PrintMembers(StringBuilder text) => text.Append(MinLength) is not null;
}

/// <summary>Sets the password that an invitation or a reset asks for; a link counts once. Answered with a <see cref="Result"/>.</summary>
public sealed record RedeemLink(string Token, string Password, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>Answered with a <see cref="SignInAnswer"/> inside a <see cref="Result{T}"/>: every other session has ended.</summary>
public sealed record ChangePassword(SessionId Session, PersonId Person, string Present, string Password, SignInClient Client)
{
    private bool PrintMembers(StringBuilder text) => text.AppendId(Person) is not null;
}

/// <summary>The dates and requirements of this person's password. Answered with a <see cref="PasswordStatus"/>.</summary>
public sealed record GetPasswordStatus(PersonId Person);

public sealed record PasswordStatus(DateTimeOffset? SetAt, DateTimeOffset? DueAt, PasswordRequirements Demand);

/// <summary>The password is due soon; the person has been told.</summary>
public sealed record PasswordDue(PersonId Person, DateTimeOffset DueAt);
