namespace CareNet.Web.Components;

/// <summary>One possible answer, with a line that says what follows from it.</summary>
public sealed record Choice(string Value, string Text, string? Explained = null);
