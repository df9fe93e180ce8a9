using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>
/// A form that came when the last proof was too old, with all that was typed; a feature of the request. It is sent on, its token included,
/// once the person has proved who they are.
/// </summary>
public sealed record KeptForm(string To, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The field in which the password is typed below the kept ones. It is never kept itself, though the browser sends it on with them.</summary>
    public const string Password = "Again.Password";

    /// <summary>Why the last attempt to prove it failed.</summary>
    public Error? Wrong { get; init; }

    private bool PrintMembers(StringBuilder text) => false;
}
