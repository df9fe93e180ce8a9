using System.Security.Cryptography;
using CareNet.Security.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CareNet.Security.Passwords;

/// <summary>
/// Compared with where there is no account, so that an unknown address takes as long as a wrong password. It is made once for the node:
/// made anew for each request, the making itself would tell the two apart.
/// </summary>
public sealed class DummyPasswordHash
{
    private string? hash;

    public string HashBy(IPasswordHasher<Account> hasher) =>
        hash ??= hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
}
