using System.Reflection;
using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Data;
using CareNet.Architecture.Tests.Model;
using CareNet.Platform.Jobs;
using CareNet.Security.Contracts;
using CareNet.Web.Hosting;
using CareNet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Architecture.Tests.Map;

/// <summary>The text of docs/map.md, read from projects, compiled code, registrations and migrations.</summary>
public static partial class MapPage
{
    public const string Path = "docs/map.md";

    public static string Text(IReadOnlyList<MessageRoute> routes) =>
        $"""
            # Map

            Written by `./carenet map` from the code. A test of the quick suite fails when it is out of date.

            [Projects](#projects) · [Messages](#messages) · [Jobs](#jobs) · [Pages by role](#pages-by-role) · [Tables](#tables)

            ![Modules and the messages between them](map.svg)

            A solid line stands for requests and commands, a dashed one for events. Messages within one module are not drawn;
            a module that is missing exchanges none with others.

            ## Projects
            {Markdown.Table("project|refers to", Projects(SolutionTree.CareNet))}

            ## Messages
            A message belongs to the module whose contract it is. A request is handled by the class of its name, `InviteStaff` by
            `InviteStaffHandler`, in the folder of its matter. "From" says which module sends it; of `Web` the folder below `Pages`.
            {string.Concat(routes.GroupBy(route => route.Owner).OrderBy(owner => owner.Key).Select(Messages)).TrimEnd()}

            ## Jobs
            {Markdown.Table("job|when|time zone|class", Jobs())}

            ## Pages by role
            The marks `[For(Who…)]` on the pages; one of those named is enough. A `facility` or `region` in an address is checked with it.
            A form posts to its page or to an endpoint beside it, which has a mark of its own.
            {string.Concat(Pages()).TrimEnd()}

            ## Tables
            The columns are in the migrations, the mapping is beside the entity. Without an entity a table is written by SQL alone.
            {string.Concat(Schemas(SolutionTree.CareNet)).TrimEnd()}

            """;

    private static IEnumerable<string> Projects(SolutionTree tree) =>
        from project in tree.Projects
        where !project.IsTests
        orderby project.Path
        select $"[{project.Name}](../{project.Folder})|{Words(project.References.Order())}";

    private static string Messages(IGrouping<string, MessageRoute> owned)
    {
        var events = owned.Where(route => route.IsEvent).Select(route => $"`{route.Message.Name}`|{From(route)}|{Handlers(route)}");
        var requests =
            from route in owned
            where !route.IsEvent
            let matter = CodePlace.Of(route.Handlers[0]).Matter
            orderby matter, route.Message.Name
            select $"{matter}|`{route.Message.Name}`|{From(route)}";
        return $"\n### {owned.Key}\n"
            + (events.Any() ? $"{Markdown.Table("event|from|handled by", events)}\n\n" : "")
            + (requests.Any() ? $"{Markdown.Table("matter|request or command|from", requests)}\n" : "");
    }

    private static string From(MessageRoute route) =>
        Words(
            route
                .Senders.GroupBy(place => place.Module)
                .Select(module =>
                    module.Key == "Web" ? $"Web ({string.Join(", ", module.Select(place => place.Matter).Distinct())})" : module.Key
                ),
            "nobody yet"
        );

    private static string Handlers(MessageRoute route) =>
        Words(
            route
                .Handlers.GroupBy(handler => CodePlace.Of(handler).Module)
                .OrderBy(module => module.Key)
                .Select(module =>
                    $"{module.Key} ({string.Join(", ", module.Select(handler => $"`{CodePlace.Of(handler).Matter}/{handler.Name}`"))})"
                ),
            "nobody yet"
        );

    private static IEnumerable<string> Jobs()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddCareNet();
        return from job in builder.Services.Select(service => service.ImplementationInstance).OfType<JobEntry>()
            let place = CodePlace.Of(job.Class)
            orderby place.Module, job.Schedule.Id
            select $"`{job.Schedule.Id}`|`{job.Schedule.Cron}`|{job.Schedule.Zone.Id}|{place.Module} (`{place.Matter}/{job.Class.Name}`)";
    }

    private static IEnumerable<string> Pages() =>
        from page in typeof(Composition).Assembly.GetTypes()
        from route in page.GetCustomAttributes(typeof(RouteAttribute), inherit: true).Cast<RouteAttribute>()
        let who = page.GetCustomAttributes(typeof(ForAttribute), inherit: true).Cast<ForAttribute>().SingleOrDefault()?.Who
            ?? [Who.SignedIn]
        group $"`{route.Template}`|`{CodePlace.Of(page).Matter}/{page.Name}`{Where(page)}" by string.Join(", ", who.Order()) into role
        orderby Enum.Parse<Who>(role.Key.Split(", ")[0]), role.Key
        select $"\n### {role.Key}\n{Markdown.Table("address|page", role.Order(StringComparer.Ordinal))}\n";

    private static string Where(Type page) =>
        page.IsDefined(typeof(DevelopmentOnlyAttribute)) ? ", in development only"
        : page.IsDefined(typeof(DemoOnlyAttribute)) ? ", in a demo only"
        : "";

    private static IEnumerable<string> Schemas(SolutionTree tree) =>
        from schema in CareNetSchemas.All
        orderby schema.Name
        let entities = CareNetSchemas
            .ModelOf(schema)
            .GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null)
            .ToLookup(entity => entity.GetTableName()!, entity => entity.ClrType)
        select $"\n### {schema.Name}\n"
            + Markdown.Table(
                "matter|tables",
                from table in TablesIn(tree, schema.Name)
                let entity = entities[table].FirstOrDefault()
                group (table, entity) by MatterOf(entity) into matter
                orderby matter.Key
                select $"{matter.Key}|"
                    + string.Join(", ", matter.Select(row => $"`{row.table}`" + (row.entity is null ? "" : $" ({row.entity.Name})")))
            )
            + "\n";

    private static string MatterOf(Type? entity) =>
        entity is null ? "without an entity"
        : CodePlace.Of(entity).Matter is { Length: > 0 } matter ? matter
        : "of a package";

    /// <summary>The tables that the migrations leave behind, in the order of their numbers.</summary>
    private static SortedSet<string> TablesIn(SolutionTree tree, string schema)
    {
        SortedSet<string> tables = new(StringComparer.Ordinal);
        foreach (
            var change in tree
                .CSharp.Where(file => file.IsUnder("src") && file.Folders.Contains("Migrations"))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .SelectMany(file => TableChange().Matches(file.Uncommented))
                .Select(match => match.Groups)
                .Where(change => change["schema"].Value == schema)
        )
        {
            if (!change["made"].Success)
            {
                tables.Remove(change["table"].Value);
            }

            if (change["made"].Success || change["new"].Success)
            {
                tables.Add(change[change["made"].Success ? "table" : "new"].Value);
            }
        }

        return tables;
    }

    private static string Words(IEnumerable<string> words, string none = "–") => string.Join(", ", words.DefaultIfEmpty(none));

    [GeneratedRegex(
        @"\b(?:(?<made>CREATE )|DROP |ALTER (?=TABLE \S+ RENAME TO))TABLE (?<schema>[a-z]+)\.(?<table>[a-z_]+)"
            + @"(?: RENAME TO (?<new>[a-z_]+))?"
    )]
    private static partial Regex TableChange();
}
