using CareNet.Platform;

namespace CareNet.Security.Passwords;

/// <summary>
/// The guesses that somebody tries first: the passwords that many people take, walks over the keyboard, runs and dates (zxcvbn knows
/// those), words of Japanese care, and words that stand around this account.
/// </summary>
public static class GuessableWords
{
    // In bits. Less is found within some millions of guesses, which is too few even where guessing is slowed down.
    private const double LeastEntropy = 22;

    // A long password is not guessed for its end, and measuring takes the longer the more there is.
    private const int Measured = 48;

    // With digits and signs taken off and look-alikes turned back, so "P@ssw0rd2026!" is found by "password".
    private static readonly HashSet<string> Common =
    [
        "password",
        "passw",
        "pass",
        "qwerty",
        "qwertyuiop",
        "asdf",
        "asdfgh",
        "asdfghjkl",
        "zxcvbn",
        "zxcvbnm",
        "letmein",
        "welcome",
        "admin",
        "administrator",
        "login",
        "master",
        "secret",
        "abc",
        "abcd",
        "abcde",
        "abcdef",
        "abcdefg",
        "abcdefgh",
        "iloveyou",
        "monkey",
        "dragon",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "computer",
        "internet",
        "hello",
        "freedom",
        "whatever",
        "changeme",
        "default",
        "guest",
        "user",
        "test",
        "testtest",
        "sakura",
        "tanaka",
        "suzuki",
        "yamada",
        "sato",
        "takahashi",
        "watanabe",
        "arigato",
        "nippon",
        "japan",
        "tokyo",
        "osaka",
        "doraemon",
        "pikachu",
        "hikaru",
        "takuya",
        "kazuki",
        "kaigo",
        "kango",
        "byouin",
        "iryou",
        "clinic",
        "hospital",
        "nurse",
        "doctor",
        "medical",
        "carenet",
        "care",
        "renkei",
        "zaitaku",
        "houmon",
        "パスワード",
        "かいご",
        "かんご",
        "びょういん",
        "介護",
        "看護",
        "病院",
        "訪問看護",
        "医師会",
    ];

    public static bool In(string password, IEnumerable<string> contextWords)
    {
        var lower = password.Folded().ToLowerInvariant();
        var core = Core(lower);
        // A one is an l or an i.
        string[] said = [core, Core(lower.Replace('1', 'i')), Letters(lower)];
        return core.Length == 0
            || said.Any(Common.Contains)
            || IsRun(lower)
            || Repeats(lower)
            || IsGuessedSoon(password, contextWords)
            || contextWords
                .Select(word => Letters(word.Folded().ToLowerInvariant()))
                .Any(word =>
                    word.Length > 0
                    && (core == word || (word.Length >= Shortest(word) && said.Any(text => text.Contains(word, StringComparison.Ordinal))))
                );
    }

    private static bool IsGuessedSoon(string password, IEnumerable<string> contextWords) =>
        Zxcvbn.Zxcvbn.MatchPassword(password.Length > Measured ? password[..Measured] : password, Common.Concat(contextWords)).Entropy
        < LeastEntropy;

    // Two letters are a whole name in kanji, and part of any word in others.
    private static int Shortest(string word) => char.IsAscii(word[0]) ? 4 : 2;

    private static string Core(string text) =>
        Letters(
            text.TrimEnd([.. "0123456789!?#-_."])
                .TrimStart([.. "0123456789!?#-_."])
                .Replace('0', 'o')
                .Replace('1', 'l')
                .Replace('3', 'e')
                .Replace('4', 'a')
                .Replace('5', 's')
                .Replace('7', 't')
                .Replace('@', 'a')
                .Replace('$', 's')
                .Replace('!', 'i')
        );

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>12345678, abcdefgh, 87654321.</summary>
    private static bool IsRun(string text) =>
        text.Zip(text[1..]).All(pair => pair.Second - pair.First == 1) || text.Zip(text[1..]).All(pair => pair.First - pair.Second == 1);

    /// <summary>aaaaaaaa, ab1ab1ab1.</summary>
    private static bool Repeats(string text) => text.Distinct().Count() <= 3;
}
