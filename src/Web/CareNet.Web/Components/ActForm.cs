using CareNet.Platform;

namespace CareNet.Web.Components;

/// <summary>
/// The fields that the small forms beside one device, incident or take-out send: everything as text, so that nothing is dropped in silence.
/// </summary>
public sealed class ActForm
{
    public static readonly Error Unreadable = Error.Invalid(
        "safety.form_unreadable",
        "入力を読み取れませんでした。日付などをご確認ください。",
        "The form could not be read. Please check dates and choices."
    );

    public string? Key { get; set; }

    public string? Act { get; set; }

    public string? Step { get; set; }

    public string? Text { get; set; }

    public string? KnownOn { get; set; }

    public string? Wrongful { get; set; }
}
