using System.Text;
using CareNet.Platform;

namespace CareNet.Registration.Contracts;

/// <summary>
/// Reads a list of users from a CSV file without storing anything. Answered with a <see cref="Result{T}"/> of
/// <see cref="UserFilePreview"/>.
/// </summary>
public sealed record PreviewUserFile(string Secret, byte[] Content)
{
    private bool PrintMembers(StringBuilder text) => text.Append("Bytes = ").Append(Content.Length) is not null;
}

/// <summary>The rows as they were understood; a flaw's line is the row's place, counted from 1.</summary>
public sealed record UserFilePreview(IReadOnlyList<ListedUser> Users, IReadOnlyList<FieldError> FieldErrors);
