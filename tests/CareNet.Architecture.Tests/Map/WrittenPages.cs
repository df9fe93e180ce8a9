namespace CareNet.Architecture.Tests.Map;

/// <summary>A file that <c>./carenet VERB</c> writes from the code.</summary>
public sealed record WrittenPage(string Path, string Verb, Func<string> Text);

public static class WrittenPages
{
    private static readonly Lazy<IReadOnlyList<MessageRoute>> Routes = new(() => MessageRoute.In(MessageRoute.Program));

    public static IReadOnlyList<WrittenPage> All { get; } =
    [
        new(MapPage.Path, "map", () => MapPage.Text(Routes.Value)),
        new(MapPicture.Path, "map", () => MapPicture.Text(Routes.Value)),
        .. ThirdPartyPage.IsKnown ? [new WrittenPage(ThirdPartyPage.Path, "licences", ThirdPartyPage.Text)] : Array.Empty<WrittenPage>(),
    ];
}
