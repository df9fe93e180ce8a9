namespace CareNet.Policy.Reading;

internal sealed class EditionsReader(Action<Action> attempt)
{
    /// <summary>Oldest first, each amendment with what it changes.</summary>
    public IReadOnlyList<(Edition Edition, PackNode? Changes)> Read(PackNode node)
    {
        var editions = new List<(Edition Edition, PackNode? Changes)>();
        foreach (var entry in node.Items())
        {
            attempt(() => editions.Add((One(entry, editions.LastOrDefault().Edition), entry["changes"])));
        }

        if (editions.Count(edition => edition.Edition.Text == EditionText.Body) != 1)
        {
            throw node.Wrong("本文（text: body）の版は一つだけ要ります。", "Exactly one edition has the text of the file (text: body).");
        }

        return editions;
    }

    private static Edition One(PackNode node, Edition? before)
    {
        node.Only("id", "from", "text", "exact", "name", "changes");
        var edition = new Edition(
            node.Required("id").Text(),
            node["from"]?.Day(),
            node.Required("name").Phrase(),
            node.Required("text").Word<EditionText>(),
            node["exact"]?.Flag() ?? true,
            node.Line
        );
        if (before is not null && (edition.From is null || edition.From <= before.From))
        {
            throw node.Wrong(
                "版は施行日の早い順に、日付を付けて並べます。",
                "Editions stand in the order of their days, and a later one has a day."
            );
        }

        if ((edition.Text == EditionText.Changes) != (node["changes"] is not null))
        {
            throw node.Wrong(
                "改正の版（text: changes）には changes が、ほかの版にはないことが要ります。",
                "An amendment (text: changes) has changes, and no other edition has."
            );
        }

        return before is { Text: not EditionText.NotSupplied } && edition.Text == EditionText.NotSupplied
            ? throw node.Wrong(
                "本文より後の版には、変わった点（changes）が要ります。",
                "An edition after the text of the file says what it changes (changes)."
            )
            : edition;
    }
}
