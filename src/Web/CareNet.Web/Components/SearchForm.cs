namespace CareNet.Web.Components;

/// <summary>Words by which a person is looked for.</summary>
public sealed class SearchForm
{
    public string? Words { get; set; }
}
