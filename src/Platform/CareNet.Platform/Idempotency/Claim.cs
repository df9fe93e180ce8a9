using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CareNet.Platform.Idempotency;

/// <summary>
/// The meaning of a request's key: the request is the first of its kind and has to be done, or it was done and here is the answer, or the
/// key was used for something else.
/// </summary>
public sealed class Claim
{
    private readonly Error? refusal;
    private readonly string? body;

    private Claim(Error? refusal, string? body) => (this.refusal, this.body) = (refusal, body);

    internal static Claim First { get; } = new(null, null);

    public bool IsFirst => refusal is null && body is null;

    internal static Claim Repeated(string body) => new(null, body);

    internal static Claim Refused(Error error) => new(error, null);

    /// <summary>True when there is nothing left to do but to answer; then no event may be published either.</summary>
    public bool IsAnswered<T>([NotNullWhen(true)] out Result<T>? answer)
    {
        answer =
            refusal is not null ? refusal
            : body is not null ? JsonSerializer.Deserialize<T>(body)!
            : null;
        return answer is not null;
    }

    /// <summary>The same for a request whose answer is only that it was done.</summary>
    public bool IsAnswered([NotNullWhen(true)] out Result? answer)
    {
        answer =
            refusal is not null ? refusal
            : IsFirst ? null
            : Result.Ok;
        return answer is not null;
    }
}
