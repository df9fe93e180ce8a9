using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Comparing;

namespace CareNet.Registration.Governance;

/// <summary>
/// Reads the files of editions and compares them. A large one takes up to a second of processor, so what was read last is kept by the
/// hash of its text.
/// </summary>
public sealed class EditionPacks(PolicyBook shipped)
{
    /// <summary>More changes than this at once nobody reads through, so they are not released at once.</summary>
    public const int MostChanges = 5000;

    private const int Kept = 12;

    private readonly Lock changing = new();
    private readonly LinkedList<(string Key, Lazy<PolicyPack> Pack)> recent = new();
    private readonly ConditionalWeakTable<PolicyPack, Compared> compared = [];

    public PolicyPack? Shipped(RegionCode region) => shipped[region.Value];

    /// <exception cref="Policy.Reading.InvalidPacksException">The text is no valid pack.</exception>
    public PolicyPack Draft(RegionCode region, string text) =>
        Read($"draft {region}", text, () => shipped.ReadDraft(text, $"{region}.yaml"));

    /// <exception cref="Policy.Reading.InvalidPacksException">The text is no valid pack.</exception>
    public PolicyPack Released(RegionCode region, string text) =>
        Read($"released {region}", text, () => shipped.Read(text, $"{region}.yaml"));

    public PackComparison Compare(PolicyPack before, PolicyPack after)
    {
        Compared? known;
        lock (changing)
        {
            if (!compared.TryGetValue(after, out known) || !ReferenceEquals(known.Before, before))
            {
                known = new(before, new(() => PackComparison.Between(before, after)));
                compared.AddOrUpdate(after, known);
            }
        }

        return known.Result.Value;
    }

    /// <summary>
    /// The mark of a draft and of the policy that it would replace. A release names it, so that only what was shown is released.
    /// </summary>
    public static string MarkOf(PolicyEdition edition, PolicyPack inPlace) =>
        HashOf($"{edition.Id} {HashOf(edition.Text)} {WholeText.PrintOf(inPlace)}");

    private PolicyPack Read(string kind, string text, Func<PolicyPack> read)
    {
        var key = $"{kind} {HashOf(text)}";
        Lazy<PolicyPack> pack;
        lock (changing)
        {
            var found = recent.FirstOrDefault(one => one.Key == key);
            pack = found.Pack ?? new(read);
            if (found.Pack is not null)
            {
                recent.Remove(found);
            }
            else if (recent.Count == Kept)
            {
                recent.RemoveLast();
            }

            recent.AddFirst((key, pack));
        }

        return pack.Value;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Compared(PolicyPack Before, Lazy<PackComparison> Result);
}
