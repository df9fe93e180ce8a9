namespace CareNet.Platform;

/// <summary>Done, or refused for a stated reason. Exceptions are left for bugs and broken infrastructure.</summary>
public record Result
{
    public static readonly Result Ok = new();

    protected Result(Error? error = null) => Error = error;

    public Error? Error { get; }

    public bool IsOk => Error is null;

    public static implicit operator Result(Error error) => new(error);
}

/// <inheritdoc cref="Result"/>
public sealed record Result<T> : Result
{
    private readonly T? value;

    private Result(T value) => this.value = value;

    private Result(Error error)
        : base(error) { }

    /// <summary>The answer. Asking a refusal for its value is a bug, so it throws.</summary>
    public T Value => IsOk ? value! : throw new InvalidOperationException($"Refused with {Error!.Code}: there is no value.");

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error);
}
