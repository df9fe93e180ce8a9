namespace CareNet.Platform;

/// <summary>An expected refusal: a stable code for programs and a sentence in both languages for people.</summary>
public sealed record Error(string Code, Phrase Text, int Status = 400)
{
    public Error(string code, string ja, string en, int status = 400)
        : this(code, new Phrase(ja, en), status) { }

    /// <summary>Absent and forbidden are the same answer, so both are this.</summary>
    public static Error NotFound(string code, string ja, string en) => new(code, ja, en, 404);

    /// <summary>The wish is clear, but not in this state: already withdrawn, already answered.</summary>
    public static Error Conflict(string code, string ja, string en) => new(code, ja, en, 409);

    /// <summary>The request does not make sense by itself.</summary>
    public static Error Invalid(string code, string ja, string en) => new(code, ja, en, 422);
}
