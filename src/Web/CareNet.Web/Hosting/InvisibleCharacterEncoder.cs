using System.Text.Encodings.Web;
using CareNet.Platform;

namespace CareNet.Web.Hosting;

/// <summary>
/// Writes text into pages. A character that nobody sees (<see cref="InvisibleCharacters"/>) is shown as a replacement sign: stored
/// texts and names
/// neither turn what stands after them nor pass for others.
/// </summary>
public sealed unsafe class InvisibleCharacterEncoder(HtmlEncoder inner) : HtmlEncoder
{
    private const char Shown = '\uFFFD';

    public override int MaxOutputCharactersPerInputCharacter => inner.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => IsHidden(unicodeScalar) || inner.WillEncode(unicodeScalar);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var first = inner.FindFirstCharacterToEncode(text, textLength);
        var plain = new ReadOnlySpan<char>(text, first < 0 ? textLength : first);
        for (var at = 0; at < plain.Length; at++)
        {
            if (
                IsHidden(plain[at])
                || (
                    char.IsHighSurrogate(plain[at])
                    && at + 1 < plain.Length
                    && char.IsLowSurrogate(plain[at + 1])
                    && IsHidden(char.ConvertToUtf32(plain[at], plain[at + 1]))
                )
            )
            {
                return at;
            }
        }

        return first;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!IsHidden(unicodeScalar))
        {
            return inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        }

        numberOfCharactersWritten = bufferLength > 0 ? 1 : 0;
        if (bufferLength > 0)
        {
            *buffer = Shown;
        }

        return bufferLength > 0;
    }

    // What joins emoji or chooses a shape is left: an encoder sees one character at a time, and fields take it in its place only.
    private static bool IsHidden(int scalar) => InvisibleCharacters.Contain(scalar);
}
