using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Passwords;

/// <summary>Names in kana as people type them in a password: やまだ is yamada, さとう is sato and satou.</summary>
public static class Romaji
{
    private const string Rows =
        "あaいiうuえeおoかkaきkiくkuけkeこkoさsaしshiすsuせseそsoたtaちchiつtsuてteとtoなnaにniぬnuねneのno"
        + "はhaひhiふfuへheほhoまmaみmiむmuめmeもmoやyaゆyuよyoらraりriるruれreろroわwaをoんnがgaぎgiぐguげgeごgoざzaじjiずzuぜzeぞzo"
        + "だdaぢjiづzuでdeどdoばbaびbiぶbuべbeぼboぱpaぴpiぷpuぺpeぽpoぁaぃiぅuぇeぉoゔvu";

    private static readonly Dictionary<char, string> Sounds = Read();

    /// <summary>As it is usually written, and with its long vowels written short. Nothing where there is no kana.</summary>
    public static IEnumerable<string> Of(string kana)
    {
        var full = Written(kana);
        return full.Length == 0 ? [] : [full, Shortened(full)];
    }

    private static string Written(string kana)
    {
        var text = new StringBuilder();
        var doubles = false;
        foreach (var letter in kana.Folded().Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 0x60) : c))
        {
            if (letter is 'ゃ' or 'ゅ' or 'ょ' && text.Length > 0 && text[^1] == 'i')
            {
                // きゃ is kya, しゃ is sha: the i gives way.
                text.Length--;
                text.Append(text.Length > 0 && text[^1] is 'h' or 'j' ? "" : "y")
                    .Append(
                        letter switch
                        {
                            'ゃ' => 'a',
                            'ゅ' => 'u',
                            _ => 'o',
                        }
                    );
            }
            else if (letter == 'っ')
            {
                doubles = true;
            }
            else if (Sounds.TryGetValue(letter, out var sound))
            {
                text.Append(doubles ? sound[0].ToString() : "").Append(sound);
                doubles = false;
            }
        }

        return text.ToString();
    }

    private static string Shortened(string full) =>
        full.Replace("ou", "o", StringComparison.Ordinal)
            .Replace("oo", "o", StringComparison.Ordinal)
            .Replace("uu", "u", StringComparison.Ordinal);

    private static Dictionary<char, string> Read()
    {
        Dictionary<char, string> sounds = [];
        var at = ' ';
        foreach (var letter in Rows)
        {
            at = char.IsAscii(letter) ? at : letter;
            sounds[at] = char.IsAscii(letter) ? sounds[at] + letter : "";
        }

        return sounds;
    }
}
