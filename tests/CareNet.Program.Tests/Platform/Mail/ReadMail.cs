using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CareNet.Testing;

namespace CareNet.Platform.Tests.Mail;

/// <summary>
/// Reads a mail by RFC 5322, 2045 and 2047 with code of its own, so that the package that wrote it does not judge itself.
/// </summary>
internal sealed partial class ReadMail
{
    private readonly ILookup<string, string> headers;

    public ReadMail(ReceivedMail mail)
    {
        var text = Encoding.Latin1.GetString(mail.Content);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        headers = Folds()
            .Replace(text[..end], " ")
            .Split("\r\n")
            .Select(line => line.Split(": ", 2))
            .ToLookup(parts => parts[0], parts => Words(parts[1]), StringComparer.OrdinalIgnoreCase);
        Body = Encoding.UTF8.GetString(Decoded(text[(end + 4)..], this["Content-Transfer-Encoding"])).ReplaceLineEndings("\n");
    }

    public string Body { get; }

    public IEnumerable<string> Names => headers.Select(header => header.Key);

    /// <summary>A header that stands exactly once.</summary>
    public string this[string name] => headers[name].Single();

    private static string Words(string value) =>
        Word()
            .Replace(
                Gaps().Replace(value, "?==?"),
                word =>
                    Encoding
                        .GetEncoding(word.Groups["charset"].Value)
                        .GetString(
                            word.Groups["form"].Value is "B" or "b"
                                ? Convert.FromBase64String(word.Groups["text"].Value)
                                : Quoted(word.Groups["text"].Value.Replace('_', ' '))
                        )
            );

    private static byte[] Decoded(string body, string encoding) =>
        encoding.ToLowerInvariant() switch
        {
            "base64" => Convert.FromBase64String(body),
            "quoted-printable" => Quoted(body.Replace("=\r\n", "", StringComparison.Ordinal)),
            _ => Encoding.Latin1.GetBytes(body),
        };

    private static byte[] Quoted(string text) =>
        Encoding.Latin1.GetBytes(
            Hex().Replace(text, hex => ((char)byte.Parse(hex.Value[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        );

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Folds();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"=\?(?<charset>[^?]+)\?(?<form>[BbQq])\?(?<text>[^?]*)\?=")]
    private static partial Regex Word();

    [GeneratedRegex("=[0-9A-F]{2}")]
    private static partial Regex Hex();
}
