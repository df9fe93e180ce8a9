using System.Reflection;

namespace CareNet.Architecture.Tests.Map;

public sealed class MessageRouteTests
{
    private static readonly IReadOnlyList<MessageRoute> Routes = MessageRoute.In(
        typeof(MessageRouteTests).GetNestedTypes(BindingFlags.NonPublic)
    );

    [Fact]
    public void Whatever_makes_a_message_sends_it_also_in_an_asynchronous_method()
    {
        Of<Knock>().Senders.ShouldBe([new("Architecture.Tests", "Map")]);
        Of<Knock>().Handlers.ShouldBe([typeof(KnockHandler), typeof(KnockAgainHandler)], ignoreOrder: true);
    }

    [Fact]
    public void A_request_that_is_only_copied_is_sent_by_nobody() => Of<Ring>().Senders.ShouldBeEmpty();

    [Fact]
    public void What_nobody_handles_is_no_message() => Routes.ShouldNotContain(route => route.Message == typeof(Whisper));

    [Fact]
    public void The_pages_of_a_matter_are_the_folder_below_Pages() =>
        CodePlace.Of(typeof(CareNet.Web.Pages.Home.HomePage)).ShouldBe(new("Web", "Home"));

    private static MessageRoute Of<T>() => Routes.Single(route => route.Message == typeof(T));

    private sealed record Knock(int Times);

    private sealed record Ring(int Times);

    private sealed record Whisper(string Word);

    private static class KnockHandler
    {
        public static void Handle(Knock message) => _ = new Whisper(message.ToString());
    }

    private static class KnockAgainHandler
    {
        public static async Task HandleAsync(Knock message)
        {
            await Task.Yield();
            _ = new Knock(message.Times - 1);
        }
    }

    private static class RingHandler
    {
        public static Ring Handle(Ring message) => message with { Times = 0 };
    }
}
