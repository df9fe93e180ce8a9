namespace CareNet.Policy.Comparing;

/// <summary>
/// Marks where something stands in its file: for messages about mistakes alone, so two policies that differ only in it are the same.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LineInFileAttribute : Attribute;
