using CareNet.Policy.Rules;

namespace CareNet.Policy.Reading;

/// <summary>Everything of a pack that is the same in all editions.</summary>
internal sealed class HeadReader(Action<Action> attempt)
{
    public RegionPolicy Read(PackNode node, string region)
    {
        var document = node.Required("document").Only("title", "articles", "notesPlacedBy");
        var contacts = new List<PolicyContact>();
        foreach (var contact in node.Required("contacts").Items())
        {
            attempt(() => contacts.Add(Contact(contact)));
        }

        var roles = new Dictionary<string, PolicyRole>();
        foreach (var (word, role) in node.Required("roles").Entries())
        {
            attempt(() => roles[word] = role.Word<PolicyRole>());
        }

        var terms = new List<Term>();
        foreach (var term in node["terms"]?.Items() ?? [])
        {
            attempt(() => terms.Add(TermOf(term)));
        }

        return new RegionPolicy
        {
            Region = region,
            Association = node.Required("association").Phrase(),
            ShortName = (node["shortName"] ?? node.Required("association")).Phrase(),
            Title = document.Required("title").Text(),
            IsDemo = node["demo"]?.Flag() ?? false,
            Contacts = contacts,
            Roles = roles,
            Facts = new(document["articles"] is not null, document["notesPlacedBy"] is not null, terms),
            Edition = null!,
            Settings = null!,
            Rules = [],
        };
    }

    private static PolicyContact Contact(PackNode node) =>
        new(
            node.Only("name", "for", "postalCode", "address", "phone", "fax", "mail", "source").Required("name").Text(),
            node["for"]?.Phrase(),
            node["postalCode"]?.Text(),
            node["address"]?.Text(),
            node["phone"]?.Text(),
            node["fax"]?.Text(),
            node["mail"]?.Text(),
            node.Required("source").Texts()
        );

    private static Term TermOf(PackNode node) =>
        new(
            node.Only("of", "names", "meanings", "explained").Required("of").Phrase(),
            [
                .. node.Required("names")
                    .Items()
                    .Select(name => new TermName(name.Only("name", "in").Required("name").Text(), name.Required("in").Texts())),
            ],
            [
                .. (node["meanings"]?.Items() ?? []).Select(meaning => new TermMeaning(
                    meaning.Only("ja", "en", "in").PhraseInside(),
                    meaning.Required("in").Texts()
                )),
            ],
            node["explained"]?.Flag() ?? true
        );
}
