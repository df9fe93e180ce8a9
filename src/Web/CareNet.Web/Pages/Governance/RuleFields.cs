namespace CareNet.Web.Pages.Governance;

/// <summary>Which field of a text with a title a refusal speaks of.</summary>
internal static class RuleFields
{
    public static string? Of(string code) =>
        code switch
        {
            _ when code.StartsWith("registration.title_", StringComparison.Ordinal) => "Title",
            _ when code.StartsWith("registration.text_", StringComparison.Ordinal) => "Text",
            _ when code.StartsWith("registration.day_", StringComparison.Ordinal) => "On",
            _ => null,
        };
}
