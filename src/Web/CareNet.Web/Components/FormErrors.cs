using System.Text.RegularExpressions;
using CareNet.Platform;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Components.Forms;

namespace CareNet.Web.Components;

/// <summary>
/// The sentences about a field in the reader's language. Where a sent value does not fit the type of the model, the framework adds a
/// bare English sentence of its own with that value in it; people read ours instead.
/// </summary>
internal static partial class FormErrors
{
    private static readonly Phrase Unreadable = new(
        "読み取れない入力です。入力し直してください。",
        "This cannot be read. Please enter it again."
    );

    public static IEnumerable<string> MistakesAt(this EditContext form, FieldIdentifier field, Reader reader) =>
        form.GetValidationMessages(field).Select(text => OfTheFramework().IsMatch(text) ? reader.Say(Unreadable) : text).Distinct();

    [GeneratedRegex(@"\AThe value '.*' is not valid for '[^']*'\.\z", RegexOptions.Singleline)]
    private static partial Regex OfTheFramework();
}
