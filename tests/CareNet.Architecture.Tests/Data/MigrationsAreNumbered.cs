using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Architecture.Tests.Data;

/// <summary>
/// Written by hand and forward only. A migration that lacks an attribute is silently never run, and one whose number is taken runs in
/// an order that nobody chose; a model snapshot would be a second truth beside the database.
/// </summary>
public sealed partial class MigrationsAreNumbered
{
    private static IEnumerable<string> Of(IEnumerable<Type> types)
    {
        var all = types.ToList();
        var migrations = all.Where(type => type.IsAssignableTo(typeof(Migration)) && !type.IsAbstract).ToList();
        return all.Where(type => type.IsAssignableTo(typeof(ModelSnapshot)))
            .Select(type => $"{type.FullName} is a model snapshot")
            .Concat(migrations.Select(Misnamed).OfType<string>())
            .Concat(Repeated(migrations));
    }

    private static string? Misnamed(Type type)
    {
        var id = IdOf(type);
        return type.GetCustomAttribute<DbContextAttribute>() is null ? $"{type.FullName} names no context, so it never runs"
            : id is null ? $"{type.FullName} has no id, so it never runs"
            : !Id().IsMatch(id) ? $"{type.FullName}: the id {id} is not like 001_core"
            : !type.Name.StartsWith("M" + id[..3], StringComparison.Ordinal)
                ? $"{type.FullName} is named by another number than its id {id}"
            : type.GetMethod("Down", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null
                ? $"{type.FullName} has a way back"
            : null;
    }

    // Three digits sort as numbers, so unique is increasing.
    private static IEnumerable<string> Repeated(IEnumerable<Type> migrations) =>
        from type in migrations
        where IdOf(type) is { Length: >= 3 }
        group type by (type.GetCustomAttribute<DbContextAttribute>()?.ContextType, Number: IdOf(type)![..3]) into same
        where same.Count() > 1
        select $"the number {same.Key.Number} of {same.Key.ContextType?.Name} is taken by "
            + $"{string.Join(", ", same.Select(type => type.Name))}";

    private static string? IdOf(Type type) => type.GetCustomAttribute<MigrationAttribute>()?.Id;

    [GeneratedRegex("^[0-9]{3}_[a-z][a-z0-9_]*$")]
    private static partial Regex Id();

    [DbContext(typeof(DbContext)), Migration("001_core")]
    private sealed class M001Core : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("");
    }

    [DbContext(typeof(DbContext)), Migration("001_gates")]
    private sealed class M001Gates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("");
    }

    [DbContext(typeof(DbContext)), Migration("20261121_gates")]
    private sealed class M002Gates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("");
    }

    [Migration("003_gates")]
    private sealed class M003Gates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("");
    }

    [DbContext(typeof(DbContext))]
    private sealed class M004Gates : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("");
    }

    private sealed class Snapshot : ModelSnapshot
    {
        protected override void BuildModel(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema("groups");
    }

    [Fact]
    public void CareNet_keeps_it()
    {
        var types = CareNetSchemas.All.SelectMany(schema => schema.Context.Assembly.GetTypes()).Distinct().ToList();

        types.ShouldContain(type => type.IsAssignableTo(typeof(Migration)));
        Of(types).ShouldBe([]);
    }

    [Theory]
    [InlineData(typeof(M001Gates), "001")]
    [InlineData(typeof(M002Gates), "not like 001_core")]
    [InlineData(typeof(M003Gates), "names no context")]
    [InlineData(typeof(M004Gates), "has no id")]
    [InlineData(typeof(Snapshot), "model snapshot")]
    public void A_migration_out_of_order_is_found(Type type, string sentence) =>
        Of([typeof(M001Core), type]).ShouldHaveSingleItem().ShouldContain(sentence);

    [Fact]
    public void A_numbered_migration_is_fine() => Of([typeof(M001Core)]).ShouldBe([]);
}
