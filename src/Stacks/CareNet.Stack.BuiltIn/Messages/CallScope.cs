namespace CareNet.Stack.BuiltIn.Messages;

/// <summary>Tells the bus of a service scope whether a handler runs in it, and with which messages to send.</summary>
internal sealed class CallScope
{
    public Outgoing? Outgoing { get; set; }
}
