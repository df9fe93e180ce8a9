using CareNet.Platform;
using CareNet.Policy;
using CareNet.Registration.Acceptances;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Declarations;
using CareNet.Registration.People;
using CareNet.Registration.Pledges;
using CareNet.Registration.Sanctions;
using CareNet.Registration.Staff;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Duties;

/// <summary>Works out from the region's policy and from what is on file what somebody still owes.</summary>
public sealed class DutyList(RegistrationContext context, PoliciesInForce policies, TextsInForce texts, TimeProvider clock)
{
    internal async Task<IReadOnlyList<Duty>> Of(PersonId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = await context.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
        {
            return [];
        }

        var places = await context
            .Memberships.AsNoTracking()
            .Where(m => m.Person == id && (m.Until == null || m.Until > now))
            .OrderBy(m => m.Since)
            .ToListAsync(ct);
        var pledged = await context.Set<StaffPledge>().AsNoTracking().Where(p => p.Person == id).Select(p => p.Facility).ToListAsync(ct);
        var accepted = await context.Set<Acceptance>().AsNoTracking().Where(a => a.Person == id && !a.ForFacility).ToListAsync(ct);
        var trainings = await context.Set<TrainingDue>().AsNoTracking().Where(t => t.Person == id).ToListAsync(ct);

        var declared = await context
            .Set<UsageDeclaration>()
            .AsNoTracking()
            .Where(d => d.Person == id)
            .Select(d => d.Region)
            .ToListAsync(ct);

        List<Duty> duties = [.. await Warnings(id, ct)];
        foreach (var place in places)
        {
            if (policies.Of(place.Region.Value) is { } policy)
            {
                duties.AddRange(await TextsOf(place.Region, place.Facility, place.Role, accepted, ct));
                duties.AddRange(PledgeOf(place, policy, pledged));
                duties.AddRange(TrainingOf(place, policy, trainings));
                duties.AddRange(DeclarationOf(place, policy, declared));
            }
        }

        foreach (var region in await OfficesBeside(id, places, ct))
        {
            duties.AddRange(await TextsOf(region, null, null, accepted, ct));
        }

        duties.AddRange(await ProfileOf(person, places, ct));
        return
        [
            .. duties
                .Where(
                    (duty, at) =>
                        !IsOfRegion(duty.Kind) || duties.FindIndex(other => other.Kind == duty.Kind && other.Region == duty.Region) == at
                )
                .OrderBy(duty => duty.Blocks == DutyBlocks.Everything ? 0 : 1)
                .ThenBy(duty => duty.Kind),
        ];
    }

    /// <summary>No account does anything before its holder has pledged, where the region demands a staff pledge.</summary>
    [
        Rule("misato/9", How = "enforce"),
        Rule("nishitokyo/9", How = "enforce"),
        Rule("miyazaki/14", How = "enforce"),
        Rule("misato/form-3", How = "record")
    ]
    internal static IEnumerable<Duty> PledgeOf(Membership place, RegionPolicy policy, IReadOnlyCollection<FacilityId> pledged)
    {
        if (policy.Settings.Pledges.Staff is { IsKnown: true } staff && !pledged.Contains(place.Facility))
        {
            yield return new(DutyKind.SignPledge, DutyBlocks.Everything, place.Region, place.Facility, null, staff.Rules);
        }
    }

    [
        Rule("misato/9", How = "remind"),
        Rule("nishitokyo/9", How = "remind"),
        Rule("miyazaki/14", How = "remind"),
        Rule("misato/form-2-2-3", How = "remind")
    ]
    [Rule("okayama/3-1", How = "remind"), Rule("osaki/8-2-2", How = "remind")]
    internal IEnumerable<Duty> TrainingOf(Membership place, RegionPolicy policy, IReadOnlyCollection<TrainingDue> trainings)
    {
        var today = RegionDay.At(clock).Today;
        if (
            new TrainingRules(policy) is { IntervalDays: not null } rules
            && trainings.FirstOrDefault(t => t.Facility == place.Facility) is { } due
            && due.DueOn <= today.AddDays(14)
        )
        {
            yield return new(DutyKind.AttendTraining, DutyBlocks.Nothing, place.Region, place.Facility, due.DueOn, rules.Sources);
        }
    }

    [Rule("okayama/3-2", How = "remind")]
    internal static IEnumerable<Duty> DeclarationOf(Membership place, RegionPolicy policy, IReadOnlyCollection<RegionCode> declared)
    {
        if (UsageDeclarationRules.TitleIn(policy) is not null && !declared.Contains(place.Region))
        {
            yield return new(
                DutyKind.FileDeclaration,
                DutyBlocks.Nothing,
                place.Region,
                null,
                null,
                policy.Settings.Application.Forms.Rules
            );
        }
    }

    [Rule("osaki/11b", How = "enforce")]
    private async Task<IEnumerable<Duty>> Warnings(PersonId id, CancellationToken ct) =>
        from sanction in await context
            .Set<Sanction>()
            .AsNoTracking()
            .Where(m => m.Person == id && m.ConfirmedAt == null && m.LiftedAt == null)
            .Take(20)
            .ToListAsync(ct)
        select new Duty(DutyKind.ConfirmSanction, DutyBlocks.Everything, sanction.Region, null, null, []);

    private async Task<IEnumerable<Duty>> TextsOf(
        RegionCode region,
        FacilityId? facility,
        FacilityRole? role,
        IReadOnlyCollection<Acceptance> accepted,
        CancellationToken ct
    ) =>
        from text in await texts.For(region, facility, role, ct)
        where
            !accepted.Any(a =>
                a.What == text.What
                && a.Version == text.Version
                && a.Region == region
                && (IsOfRegion(KindOf(text.What)) || a.Facility == facility)
            )
        select new Duty(KindOf(text.What), DutyBlocks.Everything, region, facility, null, text.Rules);

    /// <summary>Secretariat and committee accept what everybody accepts, also without a facility.</summary>
    private async Task<IEnumerable<RegionCode>> OfficesBeside(PersonId id, IReadOnlyCollection<Membership> places, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var offices = await context
            .OfficeHolders.AsNoTracking()
            .Where(o => o.Person == id && (o.Until == null || o.Until > now))
            .Select(o => o.Region)
            .ToListAsync(ct);
        return offices.Distinct().Except(places.Select(place => place.Region));
    }

    private static bool IsOfRegion(DutyKind kind) =>
        kind is DutyKind.AcceptEdition or DutyKind.AcceptOperatingRules or DutyKind.FileDeclaration;

    /// <summary>
    /// A person without a profession or a profile does not post yet; a photo and a licence are asked for and hinder nothing.
    /// </summary>
    [
        Rule("misato/notes-3-5"),
        Rule("nishitokyo/notes-3-5"),
        Rule("miyazaki/profile", How = "enforce"),
        Rule("miyazaki/tips-2", How = "remind")
    ]
    [Rule("miyazaki/tips-3", How = "remind")]
    private async Task<IEnumerable<Duty>> ProfileOf(Person person, IReadOnlyCollection<Membership> places, CancellationToken ct)
    {
        if (places.Count == 0 || policies.Of(person.Region.Value) is not { } policy)
        {
            return [];
        }

        var profile = await context.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(p => p.Person == person.Id, ct);
        return ProfileRules
            .Open(policy, person, profile)
            .Select(open => new Duty(open.Kind, open.Blocks, person.Region, null, null, open.Rules));
    }

    private static DutyKind KindOf(AcceptedText text) =>
        text switch
        {
            AcceptedText.Edition => DutyKind.AcceptEdition,
            AcceptedText.PointsToNote => DutyKind.AcceptPointsToNote,
            AcceptedText.OperatingRules => DutyKind.AcceptOperatingRules,
            _ => DutyKind.AcceptFacilityRules,
        };
}
