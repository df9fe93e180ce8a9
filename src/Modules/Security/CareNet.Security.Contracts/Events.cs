using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>The person has set a password and can sign in.</summary>
public sealed record AccountOpened(PersonId Person, DateTimeOffset At);

/// <summary>Nobody gets in with this account until it is freed.</summary>
public sealed record AccountSuspended(PersonId Person, DateTimeOffset At);

public sealed record AccountRestored(PersonId Person, DateTimeOffset At);

public sealed record AccountClosed(PersonId Person, DateTimeOffset At);

/// <summary>A device of this person is lost; every session ended with it.</summary>
public sealed record DeviceLost(PersonId Person, DateTimeOffset At);

/// <summary>Somebody tried to open what is not theirs.</summary>
public sealed record AccessRefused(PersonId Person, DateTimeOffset At);
