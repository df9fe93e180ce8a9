using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Registration.Tests.Pages;

/// <summary>One program for the pages of offices, and who opens them in a region.</summary>
public class OfficeHost : IAsyncLifetime
{
    public OfficeHost()
        : this(new SharedDatabase()) { }

    protected OfficeHost(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    internal CareNetApp App => field ??= new CareNetApp(Database);

    internal async Task<Region> In(string region)
    {
        var world = await TestRegion.In(App, region);
        return new(
            world,
            await SignedInPerson.In(App, world, role: null, RegionRole.Secretariat),
            await SignedInPerson.In(App, world, role: null, RegionRole.Committee),
            await SignedInPerson.In(App, world, FacilityRole.Administrator)
        );
    }

    /// <summary>As somebody of the secretariat reads it who comes after: whoever was there owes what the act asks of everybody.</summary>
    internal async Task<string> ReadAnewAsync(TestRegion world, string page)
    {
        var text = "";
        await Patience.Until(
            async () =>
            {
                using var reader = await SignedInPerson.In(App, world, role: null, RegionRole.Secretariat);
                (var status, text) = await reader.Open(page);
                return status == 200;
            },
            page
        );
        return text;
    }

    internal Task<long> CountAsync(string table, string where) =>
        Database.AskAsync<long>($"SELECT count(*) FROM registration.{table} WHERE {where}");

    public Task InitializeAsync() => Database.InitializeAsync();

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
    }

    internal sealed record Region(TestRegion Area, SignedInPerson Secretary, SignedInPerson Committee, SignedInPerson Administrator)
        : IDisposable
    {
        public string Governance => $"/regions/{Area.Region}/governance";

        public void Dispose()
        {
            Secretary.Dispose();
            Committee.Dispose();
            Administrator.Dispose();
        }
    }
}

/// <summary>Where nobody else holds an office, for tests of lists of a whole region.</summary>
public sealed class LoneOfficeHost() : OfficeHost(new ClearedDatabase());
