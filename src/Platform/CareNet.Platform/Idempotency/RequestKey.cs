using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CareNet.Platform.Idempotency;

/// <summary>
/// The key that a client gives each of its writes, together with whose it is: the same key from somebody else is another key.
/// </summary>
public sealed partial record RequestKey
{
    public const int Longest = 64;

    private RequestKey(Guid actor, string key) => (Actor, Key) = (actor, key);

    public Guid Actor { get; }

    public string Key { get; }

    internal long Lock => LockKey.Of("idempotency", Actor, Key);

    public static Result<RequestKey> Of(PersonId actor, string? key) =>
        actor.Value == Guid.Empty
            ? throw new ArgumentException("Nobody is no actor: people without an account have a token.", nameof(actor))
        : IsWritable(key) ? new RequestKey(actor.Value, key!)
        : IdempotencyErrors.Unreadable;

    /// <summary>
    /// Before somebody has an account: the token is what their browser got with the form. It is stored as a hash, because the token of an
    /// applicant opens the application.
    /// </summary>
    public static Result<RequestKey> OfGuest(string? token, string? key) =>
        IsWritable(token) && IsWritable(key)
            ? new RequestKey(Guid.Empty, $"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token!)))}/{key}")
            : IdempotencyErrors.Unreadable;

    private static bool IsWritable(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{8,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
