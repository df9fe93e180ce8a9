namespace CareNet.Web.Components;

/// <summary>One view of the same thing, with an address of its own.</summary>
public sealed record Tab(string Text, string Href, bool IsHere = false, int? Count = null);
