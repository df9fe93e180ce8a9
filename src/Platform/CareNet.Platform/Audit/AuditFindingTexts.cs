namespace CareNet.Platform.Audit;

/// <summary>A finding as a sentence for the operator: where it is, and what is wrong there.</summary>
public static class AuditFindingTexts
{
    public static Phrase Sentence(this AuditFinding finding)
    {
        var what = What(finding.FieldError);
        var where = string.Join(
            " ",
            new[]
            {
                finding.Position is { } position ? $"position {position}" : null,
                finding.Seq is { } seq ? $"entry {seq}" : null,
                finding.At is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z" : null,
            }.OfType<string>()
        );
        return new($"✗ {where}: {what.Ja}", $"✗ {where}: {what.En}");
    }

    private static Phrase What(AuditFlaw flaw) =>
        flaw switch
        {
            AuditFlaw.Changed => new("記録か封印が書き換えられています。", "the entry or its seal was changed."),
            AuditFlaw.Removed => new("封印された記録がなくなっています。", "the sealed entry was removed."),
            AuditFlaw.SealsRemoved => new("この直前の封印がなくなっています。", "seals right before this one were removed."),
            AuditFlaw.ChainBroken => new("直前の封印とつながっていません。", "the seal does not continue the one before it."),
            AuditFlaw.OtherKey => new("別の鍵で封印されています。", "it was sealed under another secret."),
            AuditFlaw.Unsealed => new(
                "封印がなく、封印待ちでもありません。",
                "the entry has no seal and waits for none: it was inserted, or its seal was removed."
            ),
            AuditFlaw.Misdated => new(
                "日時が前後の記録と合いません。あとから加えられた可能性があります。",
                "its time does not fit its place: it was inserted later."
            ),
            AuditFlaw.RemovedUnsealed => new("封印待ちの記録がなくなっています。", "the entry was removed while it waited to be sealed."),
            AuditFlaw.CutOff => new(
                "控えてある先端より手前で記録が終わっています。",
                "the chain ends here, before the head that was written down."
            ),
            _ => new("控えてある先端とは別の封印があります。", "another seal stands where the written head was."),
        };
}
