using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Registration.Contracts;
using Wolverine;

namespace CareNet.Security.Passwords;

/// <summary>The names of a person and of the facility, asked for when a password is chosen and kept nowhere.</summary>
[Rule("okayama/3-1", How = "enforce")]
public sealed partial class GuessableNames(IMessageBus bus)
{
    public async Task<IReadOnlyList<string>> Of(PersonId person, CancellationToken ct)
    {
        var card = (await bus.InvokeAsync<Result<PersonCards>>(new GetPersonCards([person]), ct)).Value.Cards.FirstOrDefault();
        return card is null ? [] : Words(card.Name, card.Kana, card.FacilityName);
    }

    public static IReadOnlyList<string> Words(params string?[] names) =>
        [
            .. from name in names.OfType<string>()
            from part in Between().Split(name).Append(name).Concat(Kana().Matches(name).Select(run => run.Value))
            from word in Romaji.Of(Kana().IsMatch(part) && Kana().Replace(part, "").Length == 0 ? part : "").Append(part)
            where word.Length > 1
            select word,
        ];

    [GeneratedRegex(@"[\s・=＝]+")]
    private static partial Regex Between();

    [GeneratedRegex(@"[ぁ-ゖァ-ヺー]+")]
    private static partial Regex Kana();
}
