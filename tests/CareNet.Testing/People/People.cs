using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Platform.Gates;
using CareNet.Registration.Contracts;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Data;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CareNet.Testing;

/// <summary>People for tests: somebody with a standing, an open account and an open gate in one line, and their browser.</summary>
public static class People
{
    private static readonly Lazy<string> Hash = new(() =>
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = CareNetApp.QuickRounds })).HashPassword(
            null!,
            TestPerson.Password
        )
    );

    public static Task<TestPerson> PersonAsync(
        this CareNetApp app,
        string region,
        FacilityRole role = FacilityRole.Staff,
        FacilityId? facility = null
    ) => app.PersonAsync(new TestPerson.Cast(region, role, Facility: facility));

    public static Task<TestPerson> SecretaryAsync(this CareNetApp app, string region) =>
        app.PersonAsync(new TestPerson.Cast(region, Office: RegionRole.Secretariat, IsOutside: true));

    public static async Task<TestPerson> PersonAsync(this CareNetApp app, TestPerson.Cast cast)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (context, clock) = (
            scope.ServiceProvider.GetRequiredService<SecurityContext>(),
            scope.ServiceProvider.GetRequiredService<TimeProvider>()
        );
        var id = cast.Id ?? Ids.New<PersonId>(clock);
        var person = new TestPerson(id, new(cast.Region), cast.Facility ?? Ids.New<FacilityId>(clock), $"{id}@example.jp");
        await using var transaction = await context.Database.BeginTransactionAsync();
        var account = new Account
        {
            Person = id,
            Region = person.Region,
            MailAddress = person.MailAddress,
            MailKey = Account.KeyOf(person.MailAddress),
            OpenedAt = clock.GetUtcNow(),
        };
        account.SetPassword(Hash.Value, clock.GetUtcNow());
        account.KeepHome(StandingOf(person, cast), clock.GetUtcNow());
        context.Add(account);
        var known = new KnownStanding { Person = id };
        known.Learn(StandingOf(person, cast), clock.GetUtcNow());
        context.Add(known);
        await context.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<AccessGate>().Open(context, id, "carenet/test", default);
        await transaction.CommitAsync();
        return person;
    }

    /// <summary>A browser in which this person is signed in. It follows no redirects: a test wants to see them.</summary>
    public static async Task<HttpClient> SignedInAs(this CareNetApp app, TestPerson person, bool javaScript = false)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Accept.ParseAdd(javaScript ? "application/json" : "text/html");
        client.DefaultRequestHeaders.Add("Cookie", $"carenet={await app.SessionTokenAsync(person)}");
        return client;
    }

    /// <summary>The value of the cookie <c>carenet</c>, for whoever has a browser of their own.</summary>
    public static async Task<string> SessionTokenAsync(this CareNetApp app, TestPerson person, SignInStage stage = SignInStage.Open)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<SecurityContext>();
        var (_, token) = scope
            .ServiceProvider.GetRequiredService<LiveSessions>()
            .Begin(context, new(person.Id, stage, 60, AuditOrigin.Inside, "Tests"));
        await context.SaveChangesAsync();
        return token;
    }

    private static Standing StandingOf(TestPerson person, TestPerson.Cast cast) =>
        new(
            person.Id,
            1,
            cast.IsOutside ? [] : [new FacilityMembership(person.Region, person.Facility, cast.Role, cast.Profession)],
            cast.Office is { } office ? [new Office(person.Region, office)] : [],
            []
        );
}
