namespace CareNet.Architecture.Tests.Messages;

public sealed class MessageTypesTests
{
    public sealed record Asked(Guid Id);

    public static class AskedHandler
    {
        public static void Handle(Asked message, TimeProvider clock) => clock.GetTimestamp().ShouldNotBe(message.Id.GetHashCode());
    }

    [Fact]
    public void What_a_handler_takes_first_is_a_message() => MessageTypes.Of(typeof(MessageTypesTests).Assembly).ShouldBe([typeof(Asked)]);

    [Theory]
    [InlineData("ConsentGranted", true)]
    [InlineData("ConsentWithdrawn", true)]
    [InlineData("PersonLeft", true)]
    [InlineData("DeviceLost", true)]
    [InlineData("CopyMissing", true)]
    [InlineData("NoticeDue", true)]
    [InlineData("WithdrawConsent", false)]
    [InlineData("GetPersonCards", false)]
    [InlineData("WhoReads", false)]
    [InlineData("PersonNeed", false)]
    public void An_event_is_known_by_its_tense(string name, bool isEvent) => MessageTypes.IsEventName(name).ShouldBe(isEvent);
}
