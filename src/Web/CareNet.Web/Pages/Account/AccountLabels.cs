using System.Diagnostics;
using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Web.Components;
using CareNet.Web.Text;

namespace CareNet.Web.Pages.Account;

internal static class AccountLabels
{
    public static Phrase State(string state) =>
        state switch
        {
            "Invited" => new("招待中", "Invited"),
            "Suspended" => new("停止中", "Suspended"),
            nameof(AccountDecisionKind.ReadingOnly) => new("読むだけ", "Reading only"),
            _ => new("使えます", "In use"),
        };

    public static Phrase Of(AccountDecisionKind decision) =>
        decision switch
        {
            AccountDecisionKind.Suspended => new("止めた", "Suspended"),
            AccountDecisionKind.ReadingOnly => new("読むだけにした", "Restricted to reading"),
            AccountDecisionKind.Restored => new("元に戻した", "Given back"),
            AccountDecisionKind.Recovered => new("復旧した", "Recovered"),
            AccountDecisionKind.Unlocked => new("ロックを解いた", "Lock released"),
            _ => throw new UnreachableException($"{decision}"),
        };

    public static Phrase Of(IdentityCheck check) =>
        check switch
        {
            IdentityCheck.InPerson => new("対面で、身分証を見て確かめた", "Face to face, with an identity paper"),
            IdentityCheck.CalledBack => new("登録の電話番号にかけ直して確かめた", "By calling back the number on file"),
            IdentityCheck.Vouched => new("事業所の管理者が、本人だと確かめた", "The facility's administrator vouched"),
            _ => throw new UnreachableException($"{check}"),
        };

    public static Choice[] Decisions(Reader reader) =>
        [
            new(
                nameof(AccountDecisionKind.Suspended),
                reader.Say("IDを止める", "Suspend the account"),
                reader.Say("その場でログインが終わります", "Every sign-in ends at once")
            ),
            new(nameof(AccountDecisionKind.ReadingOnly), reader.Say("読むだけにする", "Restrict to reading")),
            new(
                nameof(AccountDecisionKind.Restored),
                reader.Say("再開する", "Restore"),
                reader.Say(
                    "重いものから順に解きます。停止を解いても、読むだけの制限は残ります",
                    "The heaviest is lifted first: ending a suspension leaves a restriction to reading"
                )
            ),
        ];
}
