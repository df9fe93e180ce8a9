using CareNet.Policy;
using CareNet.Registration.Contracts;
using CareNet.Registration.People;

namespace CareNet.Registration.Staff;

/// <summary>The requirements that a region sets for a profile, and what of them is still missing.</summary>
internal static class ProfileRules
{
    public static IEnumerable<(DutyKind Kind, DutyBlocks Blocks, IReadOnlyList<string> Rules)> Open(
        RegionPolicy policy,
        Person person,
        Profile? profile
    )
    {
        var asked = policy.Settings.Profile;
        var lacksProfession = asked.Profession.Is(true) && person is { Profession: Profession.Other, OtherProfession: null or "" };
        var lacksWords = policy.RulesOn("profile") is { Count: > 0 } && asked.Photo.Is(true) && profile is not { Introduction.Length: > 0 };
        if (lacksProfession || lacksWords)
        {
            yield return (DutyKind.CompleteProfile, DutyBlocks.Posting, lacksProfession ? asked.Profession.Rules : asked.Photo.Rules);
        }

        if (asked.Photo.Is(true) && profile is not { HasPhoto: true })
        {
            yield return (DutyKind.AddPhoto, DutyBlocks.Nothing, asked.Photo.Rules);
        }

        if (asked.PhotoIdRegistered.Is(true) && profile is not { IsLicenceChecked: true })
        {
            yield return (DutyKind.ShowLicence, DutyBlocks.Nothing, asked.PhotoIdRegistered.Rules);
        }
    }
}
