using System.Diagnostics.CodeAnalysis;

namespace CareNet.Platform;

/// <summary>
/// A UUIDv7 that says whose it is, so that a patient is never looked up by a person's id. Every id is written like
/// <see cref="PersonId"/>: the attribute, <c>From</c>, <c>TryParse</c> (routes want it on the type itself) and <c>ToString</c>.
/// </summary>
public interface IId<TSelf> : IParsable<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TSelf.From(Guid.Parse(s, provider));

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result) =>
        Ids.TryParse(s, out result);
}
