namespace AdaptiveCards;

/// <summary>
/// Stands in for the package's class of the same name: only Bot Framework's SharePoint types name it, and nothing here uses those.
/// </summary>
public class AdaptiveCard { }
