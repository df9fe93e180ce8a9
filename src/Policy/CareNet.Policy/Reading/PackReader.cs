using CareNet.Platform;
using CareNet.Policy.Rules;
using CareNet.Policy.Shared;
using YamlDotNet.RepresentationModel;

namespace CareNet.Policy.Reading;

/// <summary>One file: the body, and for each amendment the body with what it changes.</summary>
internal sealed class PackReader(string file, Vocabulary vocabulary)
{
    private const int MostProblems = 100;

    private readonly List<PackProblem> problems = [];
    private readonly HashSet<PackProblem> told = [];

    public IReadOnlyList<PackProblem> Problems => problems;

    public PolicyPack Read(string text, bool isNew)
    {
        var node = PackText.Parse(text, file, isNew, out var entries);
        node.Only("region", "demo", "association", "shortName", "document", "editions", "contacts", "roles", "terms", "settings", "rules");
        var region = RegionOf(node.Required("region"));
        var head = new HeadReader(Try).Read(node, region);
        var editions = new EditionsReader(Try).Read(node.Required("editions"));
        if (isNew)
        {
            PackSize.Check(node.Required("editions"), editions.Count, entries);
        }

        var (settings, rules) = (node.Required("settings"), node.Required("rules"));
        _ = rules.Items();

        var policies = new List<RegionPolicy>();
        foreach (var (edition, changes) in editions)
        {
            if (changes is not null)
            {
                changes.Only("settings", "rules");
                if (isNew)
                {
                    PackSize.CheckOnceEach(changes["rules"]);
                }

                settings = new(changes["settings"] is { } other ? Overlay.On(settings.Yaml, other.Yaml) : settings.Yaml, "settings", file);
                rules = new(
                    changes["rules"] is { Yaml: YamlSequenceNode more } ? Overlay.OnRules((YamlSequenceNode)rules.Yaml, more) : rules.Yaml,
                    "rules",
                    file
                );
            }

            policies.Add(
                edition.Text == EditionText.NotSupplied
                    ? head with
                    {
                        Edition = edition,
                        Rules = [],
                        Settings = SettingsReader.Silent(),
                    }
                    : Whole(head with { Edition = edition }, settings, rules, node)
            );
        }

        return new PolicyPack(file, policies);
    }

    private RegionPolicy Whole(RegionPolicy head, PackNode settings, PackNode rules, PackNode root)
    {
        var reader = new RuleReader(head.Region, vocabulary);
        var read = new List<PolicyRule>();
        foreach (var rule in rules.Items())
        {
            Try(() => read.Add(reader.Read(rule)));
        }

        // Ids are known before anything may point to them, also those of rules with another mistake.
        var ids = rules.Items().SelectMany(Ids).ToHashSet();
        new ReferenceChecks(ids, Try).Check(root, rules);
        return head with { Rules = read, Settings = new SettingsReader(Report, ids).Read(settings) };
    }

    private static IEnumerable<string> Ids(PackNode rule) =>
        (rule["items"]?.Items() ?? []).Append(rule).Select(entry => entry["id"]?.Yaml.ToString()).OfType<string>();

    private string RegionOf(PackNode node) =>
        !RegionCode.TryParse(node.Text(), null, out _)
            ? throw node.Wrong(
                $"地域「{node.Text()}」は okayama や minami-alps の形で書きます。",
                $"The region '{node.Text()}' is written like okayama or minami-alps."
            )
        : node.Text() == Path.GetFileNameWithoutExtension(file) ? node.Text()
        : throw node.Wrong($"地域「{node.Text()}」はファイル名と違います。", $"The region '{node.Text()}' is not the name of the file.");

    private void Report(WrongPackException wrong)
    {
        // The body is read again for each amendment; what is wrong in it is said once.
        if (!told.Add(wrong.Problem))
        {
            return;
        }

        problems.Add(wrong.Problem);
        if (problems.Count == MostProblems)
        {
            throw new InvalidPacksException(problems);
        }
    }

    private void Try(Action read)
    {
        try
        {
            read();
        }
        catch (WrongPackException wrong)
        {
            Report(wrong);
        }
    }
}
