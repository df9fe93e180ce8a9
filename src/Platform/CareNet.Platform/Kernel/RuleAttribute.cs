namespace CareNet.Platform;

/// <summary>
/// This code carries out a rule of a region: <c>[Rule("okayama/4")]</c>. Without <see cref="How"/> it stands for everything that its
/// module does about the rule.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class RuleAttribute(string id) : Attribute
{
    public string Id { get; } = id;

    /// <summary>One of enforce, record, remind, show, print, answer, where the code does only that.</summary>
    public string? How { get; set; }
}
