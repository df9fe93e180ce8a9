using CareNet.Platform;

namespace CareNet.Policy.Settings;

/// <summary>The name that people give to a setting, a field of it or one of its values.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class NamedAttribute(string ja, string en) : Attribute
{
    public Phrase Name { get; } = new(ja, en);

    /// <summary>The unit that is counted, where the value is a number: 文字|characters.</summary>
    public string? Unit { get; set; }
}

/// <summary>The part of a policy to which a setting belongs.</summary>
public enum SettingTopic
{
    [Named("同意", "Consent")]
    Consent,

    [Named("グループと参加者", "Groups and members")]
    Groups,

    [Named("投稿と連絡", "Posting and contact")]
    Posting,

    [Named("申込みと登録", "Application and registration")]
    Registration,

    [Named("IDとパスワード", "IDs and passwords")]
    Accounts,

    [Named("端末と回線", "Devices and networks")]
    Devices,

    [Named("事故と違反への対応", "Incidents and sanctions")]
    Incidents,

    [Named("運営", "Governance")]
    Governance,
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class TopicAttribute(SettingTopic topic) : Attribute
{
    public SettingTopic Topic { get; } = topic;
}
