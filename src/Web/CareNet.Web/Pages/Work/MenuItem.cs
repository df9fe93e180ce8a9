namespace CareNet.Web.Pages.Work;

/// <summary>A part of somebody's work and the page where it begins.</summary>
public sealed record MenuItem(string Name, string Href, string? Hint = null);
