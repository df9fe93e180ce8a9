using CareNet.Platform;
using CareNet.Registration.Contracts;
using CareNet.Registration.Invitations;

namespace CareNet.Registration.People;

/// <summary>One human being, however many facilities: one person, one account.</summary>
public sealed class Person
{
    public const int MaxNameLength = 60;
    public const int MaxMailLength = 200;

    public required PersonId Id { get; init; }

    /// <summary>The region whose policy governs the person.</summary>
    public required RegionCode Region { get; set; }

    public required string Name { get; set; }

    public string? Kana { get; set; }

    public Gender? Gender { get; set; }

    public required Profession Profession { get; set; }

    /// <summary>
    /// The person stated the profession and nobody else has checked it yet; null for one that was entered or checked by others.
    /// </summary>
    public DateTimeOffset? ProfessionWaitsSince { get; private set; }

    /// <summary>The profession that gives rights. It is Other while a profession that the person stated waits for its check.</summary>
    public Profession CheckedProfession => ProfessionWaitsSince is null ? Profession : Profession.Other;

    /// <summary>In the person's own words, where no profession of the list fits.</summary>
    public string? OtherProfession { get; set; }

    /// <summary>Lower case, unique: see <see cref="MailOf"/>.</summary>
    public required string Mail { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// Grows with every change of what the person may do, so that a copy of the standing can tell whether it is out of date.
    /// </summary>
    public long StandingVersion { get; private set; } = 1;

    public static string MailOf(string mail) => mail.Trim().ToLowerInvariant();

    /// <summary>
    /// Takes the person's data from the first place that the person accepts: it says who they are and where they belong, and the one who
    /// named them first decides nothing.
    /// </summary>
    public void BeginAs(StaffInvitation accepted) =>
        (Region, Name, Kana, Gender, Profession, OtherProfession, ProfessionWaitsSince) = (
            accepted.Region,
            accepted.Name,
            accepted.Kana,
            accepted.Gender,
            accepted.Profession,
            accepted.OtherProfession,
            null
        );

    public void StandingChanged() => StandingVersion++;

    /// <summary>By the person: the rights of the former profession end at once, those of the new one wait for the check.</summary>
    public void StateProfession(Profession profession, DateTimeOffset now)
    {
        if (Profession != profession)
        {
            Profession = profession;
            // There is nothing to check of a profession that gives no rights anywhere.
            ProfessionWaitsSince = profession == Profession.Other ? null : now;
        }
    }

    public void ConfirmProfession() => ProfessionWaitsSince = null;
}
