namespace CareNet.Web.Components;

/// <summary>A mistake that is still in a form, and the id of the field where it can be mended.</summary>
public sealed record ErrorLink(string FieldId, string Text);
