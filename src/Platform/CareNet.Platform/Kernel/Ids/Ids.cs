using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CareNet.Platform;

public static class Ids
{
    /// <summary>A new id that sorts by the injected clock.</summary>
    public static TId New<TId>(TimeProvider clock)
        where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7(clock.GetUtcNow()));

    public static TId From<TId>(Guid value)
        where TId : struct, IId<TId> => TId.From(value);

    /// <summary>The empty id belongs to nobody, so it is none.</summary>
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id)
        where TId : struct, IId<TId>
    {
        var parsed = Guid.TryParse(text, out var value) && value != Guid.Empty;
        id = parsed ? TId.From(value) : default;
        return parsed;
    }

    public static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(made => made.IsGenericType && made.GetGenericTypeDefinition() == typeof(IId<>));

    /// <summary>For the <c>PrintMembers</c> of messages whose free text must not reach a log.</summary>
    public static StringBuilder AppendId<TId>(this StringBuilder text, TId id)
        where TId : struct, IId<TId>
    {
        var isFirst = text.Length == 0 || text is [.., '{', ' '];
        return text.Append(isFirst ? "" : ", ").Append(typeof(TId).Name).Append(' ').Append(id.Value);
    }
}
