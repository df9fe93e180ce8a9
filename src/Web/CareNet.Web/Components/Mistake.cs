namespace CareNet.Web.Components;

/// <summary>What is still wrong in a form, and the id of the field where it can be mended.</summary>
public sealed record Mistake(string FieldId, string Text);
