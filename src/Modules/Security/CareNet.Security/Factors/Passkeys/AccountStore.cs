using CareNet.Platform;
using CareNet.Security.Accounts;
using CareNet.Security.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Factors.Passkeys;

/// <summary>
/// Answers what Identity's passkey code asks of our tables, and nothing else: passwords, locks and names are not its business.
/// </summary>
public sealed class AccountStore(SecurityContext context) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Person.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.MailAddress);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.MailKey);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        PersonId.TryParse(userId, null, out var person)
            ? context
                .Set<Account>()
                .SingleOrDefaultAsync(account => account.Person == person && account.State == AccountState.Open, cancellationToken)
            : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [
            .. (await context.Set<Passkey>().Where(p => p.Person == user.Person).Take(20).ToListAsync(cancellationToken)).Select(p =>
                p.AsInfo()
            ),
        ];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await context.Set<Passkey>().SingleOrDefaultAsync(p => p.Credential == credentialId, cancellationToken) is { } passkey
            ? await FindByIdAsync(passkey.Person.ToString(), cancellationToken)
            : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (
            await context
                .Set<Passkey>()
                .SingleOrDefaultAsync(p => p.Credential == credentialId && p.Person == user.Person, cancellationToken)
        )?.AsInfo();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    // The context belongs to the request.
    public void Dispose() { }
}
