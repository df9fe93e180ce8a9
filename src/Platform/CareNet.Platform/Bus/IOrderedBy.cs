namespace CareNet.Platform.Bus;

/// <summary>
/// Messages of one key reach a handler one after the other, in the order in which they were committed, retries included;
/// different keys run side by side. A scheduled message takes its place when it falls due.
/// </summary>
public interface IOrderedBy
{
    /// <summary>An id, never a name: it is stored beside the message in the clear.</summary>
    string OrderKey { get; }
}
