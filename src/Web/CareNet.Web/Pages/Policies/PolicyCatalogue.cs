using CareNet.Platform;
using CareNet.Policy;
using CareNet.Policy.Rules;
using CareNet.Policy.Settings;
using CareNet.Policy.Shared;

namespace CareNet.Web.Pages.Policies;

/// <summary>The policies that are in force, today in Japan or on the day that the reader asked for.</summary>
public sealed class PolicyCatalogue(PoliciesInForce policies)
{
    private readonly PolicyBook book = policies.Book;

    public Vocabulary Vocabulary => book.Vocabulary;

    /// <summary>Nothing: today.</summary>
    public DateOnly? Day { get; private set; }

    public IReadOnlyList<RegionPolicy> All => policies.All;

    public RegionPolicy? Of(string region) => Day is { } day ? book[region]?.InForceAt(day) : policies.Of(region);

    /// <summary>
    /// Returns the policy of that day, and reads all others of that day from here on; no day, or an unreadable one, means today.
    /// </summary>
    public RegionPolicy? Of(string region, string? day)
    {
        Day = DateOnly.TryParseExact(day, "yyyy-MM-dd", out var asked) ? asked : null;
        return Of(region);
    }

    public PolicyRule? Rule(string id) => Of(id.Split('/')[0])?.Rule(id);

    /// <summary>The address at which the rule or region is shown, on the same day.</summary>
    public string Link(string place, string? query = null) =>
        $"/policies/{place}{(query is null ? "" : "?" + query)}"
        + $"{(Day is { } day ? $"{(query is null ? '?' : '&')}on={day:yyyy-MM-dd}" : "")}";

    /// <summary>Some settings name public guidance or rules by their ids; people read names.</summary>
    public Phrase? Said(SettingField field) =>
        (field.Key, field.Value.Shown) switch
        {
            ("guidelines", IEnumerable<string> ids) => new(
                string.Join('、', ids.Select(id => GetWorkList(id).Ja)),
                string.Join("; ", ids.Select(id => GetWorkList(id).En))
            ),
            ("purposesOfUse", IEnumerable<string> ids) => new($"{ids.Count()}つの一覧", $"{ids.Count()} lists"),
            _ => field.Said,
        };

    public static string Key(SettingTopic topic) => topic.ToString().ToLowerInvariant();

    public static SettingTopic TopicOf(string? key) =>
        Enum.TryParse<SettingTopic>(key, ignoreCase: true, out var topic) && Enum.IsDefined(topic) ? topic : SettingTopic.Consent;

    public IReadOnlyList<Edition> Editions(string region) => [.. book[region]?.Editions.Select(policy => policy.Edition) ?? []];

    /// <summary>True if the module is finished, because what an unfinished module will do is not shown as if it did it already.</summary>
    public bool IsBuilt(Treatment treatment) => book.Vocabulary.ModulesDone.Contains(treatment.Module);

    /// <summary>The rules under their headings, each once, where its first key word belongs.</summary>
    public IReadOnlyList<PolicyPart> Parts(RegionPolicy policy) =>
        [
            .. from heading in book.Vocabulary.Headings
            let rules = policy.Rules.Where(rule => heading.Holds(rule.Topics.FirstOrDefault() ?? "")).ToList()
            where rules.Count > 0
            select new PolicyPart(heading.Topics[0].Key, heading.Heading, rules),
        ];

    private Phrase GetWorkList(string id) => Vocabulary.Work(id)?.Name ?? new(id, id);
}

/// <summary>The rules of a policy about one thing; its key names it in addresses.</summary>
public sealed record PolicyPart(string Key, Phrase Name, IReadOnlyList<PolicyRule> Rules);
