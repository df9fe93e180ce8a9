using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Idempotency;
using CareNet.Policy;
using CareNet.Policy.Reading;
using CareNet.Policy.Settings;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

public static partial class DraftEditionHandler
{
    /// <summary>The file is read as a node reads it at its start: what would stop a node is refused here.</summary>
    [Rule("osaki/preamble", How = "record")]
    public static async Task<Result<Guid>> Handle(
        Contracts.DraftEdition message,
        RegistrationContext context,
        RegistrationAccess access,
        EditionPacks packs,
        PoliciesInForce policies,
        IdempotencyKeys keys,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var key = RequestKey.Of(message.Actor, message.Key);
        return !key.IsOk
            ? key.Error!
            : await keys.Run(
                context,
                key.Value,
                Fingerprint.Of(message),
                _ => Draft(message, context, access, packs, policies, clock, ct),
                ct
            );
    }

    private static async Task<Result<Guid>> Draft(
        Contracts.DraftEdition message,
        RegistrationContext context,
        RegistrationAccess access,
        EditionPacks packs,
        PoliciesInForce policies,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await access.ServesRegion(message.Actor, message.Region, ct) || policies.Of(message.Region.Value) is not { } current)
        {
            return EditionErrors.NotYours;
        }

        var now = clock.GetUtcNow();
        var earliest = now.AddDays(-PolicyEdition.DaysThatDraftsCount);
        if (
            await context
                .Set<PolicyEdition>()
                .CountAsync(e => e.Region == message.Region && e.ReleasedAt == null && e.DraftedAt > earliest, ct)
            >= PolicyEdition.MostDrafts
        )
        {
            return EditionErrors.TooManyDrafts;
        }

        var read = Read(message, packs);
        if (!read.IsOk)
        {
            return read.Error!;
        }

        var newest = read.Value.Newest.Edition;
        if (newest.Id == current.Edition.Id)
        {
            return EditionErrors.NothingNew;
        }

        // Released, it would leave the region without a policy, and so without anybody who could mend it.
        if (read.Value.InForceAt(RegionDay.At(clock).Today) is null)
        {
            return EditionErrors.NoneInForce;
        }

        if (
            await CurrentPack.Of(context, packs, message.Region, before: null, ct) is { } inPlace
            && packs.Compare(inPlace.Pack, read.Value).Count > EditionPacks.MostChanges
        )
        {
            return EditionErrors.TooManyChanges;
        }

        var edition = new PolicyEdition
        {
            Id = Guid.CreateVersion7(now),
            Region = message.Region,
            Name = newest.Id,
            InForceFrom = newest.From ?? RegionDay.At(clock).Today,
            Text = message.Text,
            DraftedBy = message.Actor,
            DraftedAt = now,
        };
        context.Add(edition);
        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = now,
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.edition_draft",
                Origin = message.Origin ?? AuditOrigin.Inside,
                Region = edition.Region,
                Subject = new("edition", edition.Id),
            },
            ct
        );
        return edition.Id;
    }

    private static Result<PolicyPack> Read(Contracts.DraftEdition message, EditionPacks packs)
    {
        if (message.Text.Length is 0 or > PolicyEdition.MaxTextLength || message.Text.Contains('\0', StringComparison.Ordinal))
        {
            return EditionErrors.WrongText;
        }

        if (RegionLine().Match(message.Text) is { Success: true } line && line.Groups[1].Value != message.Region.Value)
        {
            return EditionErrors.OtherRegion;
        }

        try
        {
            var pack = packs.Draft(message.Region, message.Text);
            // Also of editions that are not the newest: the day decides which of them holds.
            return pack.Editions.SelectMany(edition => SettingBounds.BrokenBy(edition.Settings)).FirstOrDefault() is { } bound
                ? EditionErrors.OutOfBounds(bound)
                : pack;
        }
        catch (InvalidPacksException)
        {
            return EditionErrors.WrongText;
        }
    }

    // Told before the file is read: under another region's name it would only be found wrong.
    [GeneratedRegex(@"^region:\s*([a-z0-9_-]+)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RegionLine();
}
