namespace CareNet.Web.Pages.Screening;

/// <summary>The draft of the page where one tries the screen. It is kept nowhere.</summary>
public sealed class DraftForm
{
    public string? Text { get; set; }
}
