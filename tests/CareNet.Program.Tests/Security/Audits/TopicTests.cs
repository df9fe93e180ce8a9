using CareNet.Platform.Audit;
using CareNet.Security.Audits;
using CareNet.Security.Contracts;

namespace CareNet.Security.Tests.Audits;

/// <summary>Whoever reads the trail by topic finds what it is about, whatever module wrote it.</summary>
public sealed class TopicTests
{
    [Theory]
    [InlineData("account.decide", AuditTopic.Permissions)]
    [InlineData("registration.role_change", AuditTopic.Permissions)]
    [InlineData("registration.sanction_decide", AuditTopic.Permissions)]
    [InlineData("registration.sanction_lift", AuditTopic.Permissions)]
    [InlineData("device.register", AuditTopic.Devices)]
    [InlineData("take_out.announce", AuditTopic.Devices)]
    [InlineData("incident.look", AuditTopic.Incidents)]
    [InlineData("incident.look", AuditTopic.Reading)]
    [InlineData("sign_in.done", AuditTopic.SignIns)]
    [InlineData("roster.export", AuditTopic.Exports)]
    public void An_action_belongs_to_its_topic(string action, AuditTopic topic) => AuditTopics.Has(topic, Row(action)).ShouldBeTrue();

    [Theory]
    [InlineData("registration.training_record", AuditTopic.Permissions)]
    [InlineData("registration.departure_plan", AuditTopic.Reading)]
    public void And_to_no_other(string action, AuditTopic topic) => AuditTopics.Has(topic, Row(action)).ShouldBeFalse();

    private static AuditRow Row(string action) =>
        new(1, 0, "person", null, action, null, null, null, null, "done", null, null, null, null, "{}");
}
