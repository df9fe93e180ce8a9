using System.Reflection;
using CareNet.Architecture.Tests.Model;
using CareNet.Platform;
using CareNet.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Wolverine;

namespace CareNet.Architecture.Tests.Messages;

/// <summary>
/// Whatever somebody makes the modules change is in the audit trail: the handler of a message that is no event, and that changes stored
/// state, records an entry, itself or through a method that does. A refusal is recorded at the edge (RefusedSubmissions).
/// </summary>
public sealed class ActsAreRecorded
{
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["SaveApplication"] = "a draft binds nobody, and nobody but the applicant sees it; sending it is recorded",
    };

    private static readonly IReadOnlyList<Assembly> Modules =
    [
        .. SolutionTree.CareNet.Modules.Select(module => Assembly.Load(module.Name)),
    ];

    private static IEnumerable<string> Unrecorded(IEnumerable<Type> types, IReadOnlySet<Type> stored) =>
        from handler in types
        where handler is { IsAbstract: true, IsSealed: true } && handler.Name.EndsWith("Handler", StringComparison.Ordinal)
        from handle in handler.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where handle.Name is "Handle" or "HandleAsync" && IsAct(handle.GetParameters()[0].ParameterType)
        where Footprint.Of(handle, stored) is { Changes: true, Records: false }
        select handle.GetParameters()[0].ParameterType.Name;

    private static bool IsAct(Type message) => !MessageTypes.IsEvent(message) || message.GetProperty("Actor") is not null;

    [Fact]
    public void CareNet_keeps_it_but_for_the_exceptions()
    {
        Modules.Select(module => module.GetName().Name).ShouldBe(["CareNet.Registration", "CareNet.Security"], ignoreOrder: true);
        var stored = Modules.SelectMany(Footprint.Stored).ToHashSet();

        Unrecorded(Modules.SelectMany(module => module.GetExportedTypes()), stored).ShouldBe(Exceptions.Keys, ignoreOrder: true);
    }

    [Theory]
    [InlineData(typeof(AddsHandler)), InlineData(typeof(SetsHandler)), InlineData(typeof(SqlHandler)), InlineData(typeof(DeletesHandler))]
    [InlineData(typeof(PublishesHandler)), InlineData(typeof(CascadesHandler)), InlineData(typeof(ThroughHandler))]
    public void An_act_without_an_entry_is_found(Type handler) => Found(handler).ShouldBe([nameof(Act)]);

    [Theory]
    [InlineData(typeof(RecordsHandler)), InlineData(typeof(RecordsThroughHandler))]
    [InlineData(typeof(ReadsHandler)), InlineData(typeof(EventHandler))]
    public void An_entry_a_look_and_an_event_are_fine(Type handler) => Found(handler).ShouldBeEmpty();

    private static IEnumerable<string> Found(Type handler) => Unrecorded([handler], new HashSet<Type> { typeof(Row) });

    public sealed record Act(PersonId Actor);

    public sealed record RowChanged(Guid Row);

    public sealed class Row
    {
        public required Guid Id { get; init; }

        public int Count { get; private set; }

        public void Raise() => Count++;
    }

    private static class Deeds
    {
        public static void Change(DbContext context) => context.Add(new Row { Id = Guid.Empty });

        public static Task RecordAsync(DbContext context, AuditEntry entry) => AuditWriter.Record(context, entry);
    }

    private static class AddsHandler
    {
        public static async Task<Result> Handle(Act message, DbContext context)
        {
            await Task.Yield();
            context.Set<Row>().Add(new Row { Id = message.Actor.Value });
            return Result.Ok;
        }
    }

    private static class SetsHandler
    {
        public static async Task Handle(Act message, DbContext context) =>
            (await context.Set<Row>().SingleAsync(row => row.Id == message.Actor.Value)).Raise();
    }

    private static class SqlHandler
    {
        public static Task Handle(Act message, DbContext context) =>
            context.Database.ExecuteSqlAsync(
                $"""
                UPDATE rows SET count = 1 WHERE id = {message.Actor.Value}
                """
            );
    }

    private static class DeletesHandler
    {
        public static Task Handle(Act message, DbContext context) =>
            context.Set<Row>().Where(row => row.Id == message.Actor.Value).ExecuteDeleteAsync();
    }

    private static class PublishesHandler
    {
        public static async Task Handle(Act message, IMessageBus bus) => await bus.PublishAsync(new RowChanged(message.Actor.Value));
    }

    private static class CascadesHandler
    {
        public static (Result, RowChanged?) Handle(Act message) => (Result.Ok, new RowChanged(message.Actor.Value));
    }

    private static class ThroughHandler
    {
        public static void Handle(Act message, DbContext context)
        {
            _ = message;
            Deeds.Change(context);
        }
    }

    private static class RecordsHandler
    {
        public static async Task Handle(Act message, DbContext context, AuditEntry entry)
        {
            context.Remove(message);
            await AuditWriter.Record(context, entry);
        }
    }

    private static class RecordsThroughHandler
    {
        public static async Task Handle(Act message, DbContext context, AuditEntry entry)
        {
            _ = message;
            Deeds.Change(context);
            await Run(() => Deeds.RecordAsync(context, entry));

            static Task Run(Func<Task> deed) => deed();
        }
    }

    private static class ReadsHandler
    {
        public static async Task<Row> Handle(Act message, DbContext context) =>
            await context.Set<Row>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == message.Actor.Value)
            ?? new Row { Id = message.Actor.Value };
    }

    private static class EventHandler
    {
        public static void Handle(RowChanged message, DbContext context) => context.Add(message);
    }
}
