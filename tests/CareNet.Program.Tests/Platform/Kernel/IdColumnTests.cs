using CareNet.Platform.Data;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CareNet.Platform.Tests.Kernel;

public sealed class IdColumnTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Ids_are_uuid_columns_without_a_line_of_mapping()
    {
        await database.RunAsync(
            database.SuperuserConnection,
            """
            CREATE TABLE public.visits (id uuid PRIMARY KEY, author uuid NOT NULL, host uuid, region varchar(40) NOT NULL,
                place_facility uuid NOT NULL);
            GRANT SELECT, INSERT ON public.visits TO carenet_app
            """
        );
        var visit = new Visit
        {
            Id = Ids.New<PatientId>(TimeProvider.System),
            Author = Ids.New<PersonId>(TimeProvider.System),
            Region = new RegionCode("okayama"),
            Place = new(Ids.New<FacilityId>(TimeProvider.System)),
        };
        await using (var writing = Context())
        {
            writing.Add(visit);
            await writing.SaveChangesAsync();
        }

        await using var reading = Context();
        var authors = new[] { visit.Author, Ids.New<PersonId>(TimeProvider.System) };
        var found = await reading.Visits.SingleAsync(v =>
            authors.Contains(v.Author)
            && v.Id == visit.Id
            && v.Host == null
            && v.Place.Facility == visit.Place.Facility
            && v.Region == visit.Region
        );
        found.Author.ShouldBe(visit.Author);
        found.Region.ShouldBe(visit.Region);
        found.Place.ShouldBe(visit.Place);
        (await database.AskAsync<Guid>("SELECT id FROM public.visits")).ShouldBe(visit.Id.Value);
        reading.Model.FindEntityType(typeof(Visit))!.FindProperty(nameof(Visit.Region))!.GetMaxLength().ShouldBe(40);
    }

    private Diary Context() =>
        new(
            new DbContextOptionsBuilder<Diary>()
                .UseNpgsql(new NpgsqlConnection(database.AppConnection))
                .UseSnakeCaseNamingConvention()
                .Options
        );

    private sealed record Place(FacilityId Facility);

    private sealed class Visit
    {
        public PatientId Id { get; init; }

        public PersonId Author { get; init; }

        public FacilityId? Host { get; init; }

        public RegionCode Region { get; init; }

        public required Place Place { get; init; }
    }

    private sealed class Diary(DbContextOptions<Diary> options) : DbContext(options)
    {
        public DbSet<Visit> Visits => Set<Visit>();

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
            configurationBuilder.UseHouseConventions();

        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder
                .Entity<Visit>()
                .ComplexProperty(visit => visit.Place, place => place.Property(p => p.Facility).HasColumnName("place_facility"));
    }
}
