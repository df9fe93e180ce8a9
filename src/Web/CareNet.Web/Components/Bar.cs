namespace CareNet.Web.Components;

/// <summary>One place on the axis with a value per series.</summary>
public sealed record Bar(string Label, params int[] Values);
