using System.Buffers.Binary;
using CareNet.Security.Contracts;
using CareNet.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CareNet.Security.Tests.Passwords;

public sealed class HashingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_program_hashes_as_often_as_is_asked_of_it_today_and_renews_an_older_hash_at_sign_in()
    {
        await using var app = new CareNetApp(database) { HashRounds = null };
        var nurse = await app.PersonAsync("misato");
        (await RoundsAsync(nurse)).ShouldBe((uint)CareNetApp.QuickRounds);
        app.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount.ShouldBeGreaterThanOrEqualTo(210_000);

        (await app.SignInAsync(nurse)).Token.ShouldNotBeNull();

        (await RoundsAsync(nurse)).ShouldBe(210_000u);
    }

    // The format's third field, after a byte for the version and four for the algorithm.
    private async Task<uint> RoundsAsync(TestPerson person) => BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(
        (await database.AskAsync<string>($"SELECT password_hash FROM security.accounts WHERE person = '{person.Id}'"))!).AsSpan(5));
}
