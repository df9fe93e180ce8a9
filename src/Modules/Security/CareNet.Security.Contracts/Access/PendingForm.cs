using System.Text;
using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>
/// A form that came when the last proof was too old, with all that was typed; a feature of the request. It is sent on, its token included,
/// once the person has proved who they are.
/// </summary>
/// <param name="Factors">What is asked for besides the password. Known beforehand, since an error page is not waited for.</param>
public sealed record PendingForm(string To, IReadOnlyList<KeyValuePair<string, string>> Fields, FactorList Factors)
{
    /// <summary>
    /// The fields in which the proof is typed below the kept ones. They are never kept, though the browser sends them on.
    /// </summary>
    public const string Password = "Again.Password";

    public const string Code = "Again.Code";

    public static bool IsProof(string field) => field is Password or Code;

    /// <summary>Why the last attempt to prove it failed.</summary>
    public Error? Wrong { get; init; }

    private bool PrintMembers(StringBuilder text) => false;
}
