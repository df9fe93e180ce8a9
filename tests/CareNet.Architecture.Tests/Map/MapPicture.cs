using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Map;

/// <summary>
/// Draws docs/map.svg: one column for each module that has messages, one arrow for what a module sends to another. No place is chosen by
/// hand, so a new module finds its own.
/// </summary>
public static class MapPicture
{
    public const string Path = "docs/map.svg";
    private const int Column = 250;
    private const int Margin = 80;
    private const int Line = 17;

    // Names of more messages than these would fill the page; the text beside the picture has them all.
    private const int MaxNames = 8;

    public static string Text(IReadOnlyList<MessageRoute> routes)
    {
        var arrows = Arrows(routes).ToList();
        var modules = SolutionTree
            .CareNet.Projects.OrderBy(project => Layer(project.Path))
            .Select(project => project.Module.Replace("CareNet.", "", StringComparison.Ordinal))
            .Distinct()
            .Where(name => arrows.Exists(arrow => arrow.From == name || arrow.To == name))
            .ToList();
        List<string> drawn = [];
        var y = 70;
        foreach (var arrow in arrows.OrderBy(arrow => modules.IndexOf(arrow.From)).ThenBy(arrow => modules.IndexOf(arrow.To)))
        {
            y = Draw(drawn, arrow, Middle(modules.IndexOf(arrow.From)), Middle(modules.IndexOf(arrow.To)), y);
        }

        var (width, height) = (Middle(modules.Count - 1) + Margin, y + 20);
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}" role="img">
            <title>Modules and the messages between them</title>
            <style>
            svg { --ink: #1a1d21; --soft: #5c656b; --paper: #fff; --brand: #006173 }
            @media (prefers-color-scheme: dark) { svg { --ink: #eceff1; --soft: #9aa5ac; --paper: #15191c; --brand: #6fc7d6 } }
            text { font: 13px system-ui, sans-serif; fill: var(--ink); text-anchor: middle }
            text { paint-order: stroke; stroke: var(--paper); stroke-width: 5px }
            .name { font-weight: 600; fill: var(--paper); stroke: none }
            .paper { fill: var(--paper) } .box, .head { fill: var(--brand) } .life { stroke: var(--soft); stroke-width: .6 }
            .arrow { stroke: var(--brand); stroke-width: 1.6 } .event { stroke-dasharray: 6 4 }
            </style>
            <rect class="paper" width="{{width}}" height="{{height}}"/>
            {{string.Join('\n', modules.Select((name, at) => Head(name, Middle(at), y)))}}
            {{string.Join('\n', drawn)}}
            </svg>

            """;
    }

    private static IEnumerable<(string From, string To, bool IsEvent, IReadOnlyList<string> Names)> Arrows(
        IReadOnlyList<MessageRoute> routes
    ) =>
        from route in routes
        from sender in route.Senders.Select(place => place.Module).Distinct()
        from receiver in route.To
        where sender != receiver
        group route.Message.Name by (sender, receiver, route.IsEvent) into arrow
        orderby arrow.Key.IsEvent
        select (arrow.Key.sender, arrow.Key.receiver, arrow.Key.IsEvent, (IReadOnlyList<string>)[.. arrow.Order()]);

    private static int Draw(List<string> drawn, (string, string, bool IsEvent, IReadOnlyList<string> Names) arrow, int from, int to, int y)
    {
        var lines = arrow.Names.Count > MaxNames ? [$"{arrow.Names.Count} {(arrow.IsEvent ? "events" : "requests")}"] : arrow.Names;
        foreach (var line in lines)
        {
            drawn.Add($"""<text x="{(from + to) / 2}" y="{y}">{line}</text>""");
            y += Line;
        }

        y -= Line - 8;
        var tip = to > from ? -1 : 1;
        drawn.Add($"""<line class="arrow{(arrow.IsEvent ? " event" : "")}" x1="{from}" y1="{y}" x2="{to + (6 * tip)}" y2="{y}"/>""");
        drawn.Add($"""<path class="head" d="M{to} {y}l{10 * tip} -5v10z"/>""");
        return y + (Line * 2);
    }

    private static string Head(string name, int x, int bottom) =>
        $"""
            <line class="life" x1="{x}" y1="30" x2="{x}" y2="{bottom}"/>
            <rect class="box" x="{x - 65}" y="10" width="130" height="30" rx="6"/><text class="name" x="{x}" y="30">{name}</text>
            """;

    private static int Middle(int column) => Margin + (column * Column);

    private static int Layer(string path) =>
        Array.FindIndex(["src/Web/", "src/Bot/", "src/Modules/", "src/"], folder => path.StartsWith(folder, StringComparison.Ordinal));
}
