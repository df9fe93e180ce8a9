using CareNet.Security.Accounts;
using CareNet.Security.Passwords;
using CareNet.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Tests.SignIn;

public sealed class SignInTimeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Hashing is what takes time: whoever measures it must not learn which addresses are known.</summary>
    [Fact]
    public void An_unknown_address_costs_as_much_hashing_as_a_wrong_password()
    {
        var counting = new CountingHasher();
        var nobodys = new DummyPasswordHash();
        var account = new Account
        {
            Person = default,
            Region = new("okayama"),
            MailAddress = "",
            MailKey = "",
            OpenedAt = default,
        };
        account.SetPassword(counting.HashPassword(account, "mizuumi-7731-sora"), default);
        ARequest(account);

        counting.Reset();
        ARequest(account);
        var known = counting.Work;
        counting.Reset();
        ARequest(null);

        counting.Work.ShouldBe(known);
        known.ShouldBe((0, 1));

        // What a request gets is made anew for each.
        void ARequest(Account? named) =>
            new CareNet.Security.Passwords.Passwords(counting, nobodys, null!, null!, TimeProvider.System)
                .IsRight(named, "wrong-3071-wrong")
                .ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_compared_with_where_there_is_no_account_is_made_once_for_the_node()
    {
        await using var app = new CareNetApp(database);
        await using var one = app.Services.CreateAsyncScope();
        await using var two = app.Services.CreateAsyncScope();

        one.ServiceProvider.GetRequiredService<DummyPasswordHash>()
            .ShouldBeSameAs(two.ServiceProvider.GetRequiredService<DummyPasswordHash>());
    }

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> real = new();

        public (int Hashed, int Compared) Work { get; private set; }

        public void Reset() => Work = default;

        public string HashPassword(Account user, string password)
        {
            Work = (Work.Hashed + 1, Work.Compared);
            return real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Work = (Work.Hashed, Work.Compared + 1);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
