using CareNet.Security.Contracts;
using CareNet.Web.Text;

namespace CareNet.Web.Pages.Account;

internal static class PasswordLabels
{
    public static string Demand(Reader reader, PasswordRequirements demand)
    {
        var ja =
            $"{demand.MinLength}文字以上{(demand.LettersAndDigits ? "、英字と数字の両方" : "")}{(demand.Symbols ? "、記号も1つ以上" : "")}";
        var en =
            $"At least {demand.MinLength} characters{(demand.LettersAndDigits ? ", letters and digits" : "")}"
            + $"{(demand.Symbols ? ", one symbol" : "")}";
        return reader.Say(ja, en);
    }
}
