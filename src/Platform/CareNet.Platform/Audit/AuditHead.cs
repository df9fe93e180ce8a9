using System.Globalization;

namespace CareNet.Platform.Audit;

/// <summary>
/// The newest seal. Written down outside the database it is the one thing that shows that the chain's end was cut off, seals
/// and all: what is left of such a chain is whole.
/// </summary>
public sealed record AuditHead(long Position, string Hash)
{
    public static AuditHead? Parse(string text)
    {
        var parts = text.Trim().Split(':');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && parts[1].Length == 64
            && parts[1].All(char.IsAsciiHexDigitLower)
            ? new(position, parts[1])
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}:{Hash}");
}
