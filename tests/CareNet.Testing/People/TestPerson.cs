using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Testing;

/// <summary>Somebody with an account, a place and a session's worth of patience.</summary>
public sealed record TestPerson(PersonId Id, RegionCode Region, FacilityId Facility, string MailAddress)
{
    /// <summary>The password of everybody in the tests who has one.</summary>
    public const string Password = "kasumi-4482-hashi!";

    /// <summary>What a test wants somebody to be: <c>new Cast("okayama", FacilityRole.Administrator)</c>.</summary>
    public sealed record Cast(
        string Region = "okayama",
        FacilityRole Role = FacilityRole.Staff,
        Profession Profession = Profession.Nurse,
        FacilityId? Facility = null,
        RegionRole? Office = null,
        bool IsOutside = false,
        PersonId? Id = null
    );
}
