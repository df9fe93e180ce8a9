using System.Net;
using System.Text.RegularExpressions;
using CareNet.Security.Contracts;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>A field that a reader can fill in: of a form, or of the query of a page where there is none.</summary>
/// <param name="Key">The same for the same field on another page of that route.</param>
internal sealed record Target(FuzzedBrowser Reader, string Page, string Key, PageForm? Form, FormField Field);

/// <summary>
/// Opens, as each reader, every page that they can open: by its route where what it names is known, and by the links on pages.
/// </summary>
internal sealed partial class Crawl(Map map, FuzzedRegion region)
{
    // Of a route with many pages, like that of all rules of a policy.
    private const int MostOfARoute = 2;

    private readonly List<Target> targets = [];

    public HashSet<string> Opened { get; } = [];

    public HashSet<string> Sent { get; } = [];

    public List<string> Wrong { get; } = [];

    public int Requests { get; private set; }

    public IReadOnlyList<Target> Targets => targets;

    public async Task<Crawl> AllAsync(Action<string, Answered> check)
    {
        foreach (var reader in region.Readers)
        {
            await OneAsync(reader, check);
        }

        return this;
    }

    public static string KeyOf(PageForm form, Map map) =>
        $"{(form.IsGet ? "GET" : "POST")} {map.PatternOf(form.Action) ?? form.Action} {Guids().Replace(form.Handler, "{id}")}".TrimEnd();

    private async Task OneAsync(FuzzedBrowser reader, Action<string, Answered> check)
    {
        var (waiting, seen, opened) = (new Queue<(string Path, string? From)>(), new HashSet<string>(), new Dictionary<string, int>());
        foreach (
            var row in map.Rows.Where(row =>
                row.Method == "GET" && !IsFile(row.Pattern) && (!reader.IsUnderway || row.For?.Contains(Who.SigningIn) == true)
            )
        )
        {
            foreach (var path in Map.Filled(row.Pattern, region.Known).Take(MostOfARoute))
            {
                waiting.Enqueue((path, null));
            }
        }

        while (waiting.TryDequeue(out var next))
        {
            var pattern = map.PatternOf(next.Path);
            // The error pages answer with their status.
            if (
                pattern is null or "/error/{status:int}"
                || !seen.Add(next.Path)
                || opened.GetValueOrDefault(pattern + (next.Path.Contains('?', StringComparison.Ordinal) ? "?" : "")) >= MostOfARoute
            )
            {
                continue;
            }

            var answer = await reader.GetAsync(next.Path);
            Requests++;
            check($"{reader.Role}: GET {next.Path}", answer);
            if (next.From is { } from and not "/operations/mails" && answer.Status == HttpStatusCode.NotFound)
            {
                Wrong.Add($"{reader.Role}: {from} leads to {next.Path}, which is not found");
            }

            if (answer.Status != HttpStatusCode.OK)
            {
                continue;
            }

            opened[pattern + (next.Path.Contains('?', StringComparison.Ordinal) ? "?" : "")] = opened.GetValueOrDefault(pattern) + 1;
            Opened.Add(pattern);
            if (answer.IsPage)
            {
                Read(reader, next.Path, pattern, answer.Text, waiting);
            }
        }
    }

    private void Read(FuzzedBrowser reader, string path, string pattern, string html, Queue<(string, string?)> waiting)
    {
        foreach (
            var link in PageForm
                .LinksIn(html)
                .Where(link =>
                    link.StartsWith('/') && !link.StartsWith("/operations/hangfire/", StringComparison.Ordinal) && !reader.IsUnderway
                )
        )
        {
            waiting.Enqueue((link, path));
            foreach (var name in QueryNames(link))
            {
                AddQuery(reader, link.Split('?')[0], name);
            }
        }

        foreach (var name in map.QueryOf(pattern))
        {
            AddQuery(reader, path.Split('?')[0], name);
        }

        foreach (var form in PageForm.In(html, path))
        {
            Sent.Add(KeyOf(form, map));
            foreach (var field in form.Fields.Where(field => field.Type != "file"))
            {
                targets.Add(new(reader, path, $"{KeyOf(form, map)} {Guids().Replace(field.Name, "{id}")}", form, field));
            }
        }
    }

    private void AddQuery(FuzzedBrowser reader, string path, string name)
    {
        if (map.PatternOf(path) is { } pattern)
        {
            targets.Add(new(reader, path, $"GET {pattern} ?{name}", null, new(name, "", "query", [])));
        }
    }

    private static bool IsFile(string pattern) => pattern.Split('/')[^1].Split('{')[0].Contains('.', StringComparison.Ordinal);

    private static IEnumerable<string> QueryNames(string link) =>
        link.Split('?') is [_, var query] ? query.Split('&').Select(pair => WebUtility.UrlDecode(pair.Split('=')[0])) : [];

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    internal static partial Regex Guids();
}
