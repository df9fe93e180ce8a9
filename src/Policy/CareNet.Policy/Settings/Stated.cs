namespace CareNet.Policy.Settings;

/// <summary>The party that states a value.</summary>
public enum Origin
{
    /// <summary>Neither the region nor CareNet: not stated.</summary>
    [Named("定めなし", "nobody")]
    Nobody,

    /// <summary>The region's document, in the rules that are named with it.</summary>
    [Named("地域", "the region")]
    Region,

    /// <summary>CareNet, because the document does not say. Never to be quoted as the region's rule.</summary>
    [Named("CareNet", "CareNet")]
    CareNet,
}

/// <summary>One field of a setting, whatever its type.</summary>
public abstract record Stated(
    [property: Named("定めるところ", "stated by")] Origin Origin,
    [property: Named("根拠の条文", "rules it stands on")] IReadOnlyList<string> Rules
)
{
    /// <summary>Rules that speak of the matter without giving this value: good to read beside it, never to be cited for it.</summary>
    [Named("関わりのある条文", "rules nearby")]
    public IReadOnlyList<string> Nearby { get; init; } = [];

    public bool IsStated => Origin == Origin.Region;

    public bool IsAssumed => Origin == Origin.CareNet;

    public bool IsKnown => Origin != Origin.Nobody;

    /// <summary>The effective value for showing it; nothing where it is not stated.</summary>
    public abstract object? Shown { get; }
}

/// <inheritdoc cref="Stated"/>
public sealed record Stated<T> : Stated
{
    private readonly T? value;

    private Stated(Origin origin, T? value, IReadOnlyList<string> rules)
        : base(origin, rules) => this.value = value;

    public static Stated<T> Nowhere { get; } = new(Origin.Nobody, default, []);

    /// <summary>The effective value. Asking where nothing is stated is a bug, so it throws.</summary>
    public T Value => IsKnown ? value! : throw new InvalidOperationException("The policy does not state this and CareNet assumes nothing.");

    public override object? Shown => IsKnown ? value : null;

    public static Stated<T> ByRegion(T value, IReadOnlyList<string> rules) => new(Origin.Region, value, rules);

    public static Stated<T> ByCareNet(T value, IReadOnlyList<string>? nearby = null) =>
        new(Origin.CareNet, value, []) { Nearby = nearby ?? [] };

    public T Or(T other) => IsKnown ? value! : other;

    public bool Is(T expected) => IsKnown && EqualityComparer<T>.Default.Equals(value, expected);
}
