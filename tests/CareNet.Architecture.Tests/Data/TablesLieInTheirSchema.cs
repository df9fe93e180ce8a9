using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Architecture.Tests.Data;

/// <summary>One context per assembly, one schema per context: all its tables lie there and no foreign key leaves it.</summary>
public sealed class TablesLieInTheirSchema
{
    private static IEnumerable<string> Of(IReadOnlyList<ModuleSchema> schemas) =>
        schemas
            .SelectMany(Strays)
            .Concat(Shared(schemas, schema => schema.Name))
            .Concat(Shared(schemas, schema => schema.Context.Assembly.GetName().Name!));

    private static IEnumerable<string> Strays(ModuleSchema schema)
    {
        var entities = CareNetSchemas.ModelOf(schema).GetEntityTypes().ToList();
        return entities
            .Where(entity => (entity.GetTableName() ?? entity.GetViewName()) is not null && entity.GetSchema() != schema.Name)
            .Select(entity =>
                $"{schema.Context.Name} maps {entity.ShortName()} into {entity.GetSchema() ?? "no schema"}, not into {schema.Name}"
            )
            .Concat(
                from entity in entities
                from key in entity.GetForeignKeys()
                where key.PrincipalEntityType.GetSchema() != entity.GetSchema()
                select $"{schema.Context.Name}: a foreign key of {entity.ShortName()} leaves its schema"
            );
    }

    private static IEnumerable<string> Shared(IReadOnlyList<ModuleSchema> schemas, Func<ModuleSchema, string> by) =>
        schemas
            .GroupBy(by)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key} is shared by {string.Join(", ", group.Select(schema => schema.Context.Name))}");

    private static IEnumerable<string> Unregistered(IReadOnlyList<ModuleSchema> schemas) =>
        from assembly in schemas.Select(schema => schema.Context.Assembly).Distinct()
        from type in assembly.GetTypes()
        where type.IsAssignableTo(typeof(DbContext)) && !type.IsAbstract && schemas.All(schema => schema.Context != type)
        select $"{type.FullName} is not registered with AddModuleContext";

    public sealed class Patient
    {
        public Guid Id { get; init; }
    }

    public sealed class Post
    {
        public Guid Id { get; init; }

        public Patient? Patient { get; init; }
    }

    public sealed class StrayContext(DbContextOptions<StrayContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.HasDefaultSchema("groups").Entity<Patient>().ToTable("p", "consent");
    }

    public sealed class DepartureContext(DbContextOptions<DepartureContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.HasDefaultSchema("groups").Entity<Post>();
            modelBuilder.Entity<Patient>().ToTable("p", "consent", table => table.ExcludeFromMigrations());
        }
    }

    public sealed class TidyContext(DbContextOptions<TidyContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema("groups").Entity<Post>();
    }

    [Fact]
    public void CareNet_keeps_it()
    {
        CareNetSchemas.All.ShouldNotBeEmpty();
        Of(CareNetSchemas.All).ShouldBe([]);
        Unregistered(CareNetSchemas.All).ShouldBe([]);
    }

    [Fact]
    public void A_table_in_another_schema_is_found() =>
        Of(CareNetSchemas.Of<StrayContext>("groups")).ShouldHaveSingleItem().ShouldContain("maps Patient into consent");

    [Fact]
    public void A_foreign_key_into_another_schema_is_found() =>
        Of(CareNetSchemas.Of<DepartureContext>("groups")).ShouldContain("DepartureContext: a foreign key of Post leaves its schema");

    [Fact]
    public void Two_contexts_in_one_assembly_are_found() =>
        Of([.. CareNetSchemas.Of<TidyContext>("groups"), .. CareNetSchemas.Of<DepartureContext>("groups")])
            .ShouldContain("groups is shared by TidyContext, DepartureContext");

    [Fact]
    public void A_context_that_nobody_registers_is_found() =>
        Unregistered(CareNetSchemas.Of<TidyContext>("groups")).ShouldContain(breach => breach.Contains("StrayContext"));

    [Fact]
    public void A_tidy_context_is_fine() => Of(CareNetSchemas.Of<TidyContext>("groups")).ShouldBe([]);
}
