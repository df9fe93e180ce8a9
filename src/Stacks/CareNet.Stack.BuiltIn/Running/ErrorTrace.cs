using System.Diagnostics;
using System.Text;
using Npgsql;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>
/// What may be kept of an exception: its kinds and the methods it passed. Its sentence may quote the message or a patient,
/// so it is never read here.
/// </summary>
internal sealed record ErrorTrace(string Type, string Place)
{
    private const int Frames = 12;

    public static ErrorTrace Of(Exception exception)
    {
        var place = new StringBuilder();
        for (var each = exception; each is not null; each = each.InnerException)
        {
            place.Append(each.GetType().FullName);
            if (each is PostgresException { SqlState: { } state })
            {
                place.Append(' ').Append(state);
            }

            foreach (var frame in new StackTrace(each, fNeedFileInfo: false).GetFrames().Take(Frames))
            {
                if (frame.GetMethod() is { } method)
                {
                    place.Append("\n  at ").Append(method.DeclaringType?.FullName).Append('.').Append(method.Name);
                }
            }

            place.Append('\n');
        }

        return new(exception.GetType().FullName!, place.ToString());
    }
}
