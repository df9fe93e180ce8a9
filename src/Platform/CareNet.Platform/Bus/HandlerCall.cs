using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Bus;

/// <summary>One run of a handler. Not a record: its text must never show the message.</summary>
public sealed class HandlerCall(object message, Type handler, DbContext? context, bool isQueued)
{
    public object Message { get; } = message;

    public Type Handler { get; } = handler;

    /// <summary>The handler's own context; its connection is inside the handler's transaction while that lasts.</summary>
    public DbContext? Context { get; } = context;

    public bool IsQueued { get; } = isQueued;

    public override string ToString() => $"{Handler.Name} for {Message.GetType().Name}";
}
