namespace CareNet.Policy.Settings;

public sealed record PasswordSetting(
    [property: Named("最小の文字数", "shortest length", Unit = "文字|characters")] Stated<int> MinLength,
    [property: Named("英字と数字の両方", "letters and digits")] Stated<bool> LettersAndDigits,
    [property: Named("記号", "symbols")] Stated<bool> Symbols,
    [property: Named("替えるまで", "changed after", Unit = "日|days")] Stated<int> MaxAgeDays,
    [property: Named("替える間隔（文面）", "interval in words")] Stated<string> MaxAgeText,
    [property: Named("推測されにくいもの", "not guessable")] Stated<bool> AvoidGuessable,
    [property: Named("ほかのアプリと別のもの", "other than in other applications")] Stated<bool> DifferentFromOtherApps,
    [property: Named("書き残さない", "not written down")] Stated<bool> NoWrittenNotes,
    [property: Named("本人だけが管理する", "kept by its holder alone")] Stated<bool> KeptByUserAlone,
    [property: Named("システムへの保存", "saved in the system")] Stated<Permission> StoredOnSystem
);

public sealed record SharedAccountsSetting(
    [property: Named("扱い", "use")] Stated<SharedAccounts> Use,
    [property: Named("条件", "conditions")] Stated<IReadOnlyList<SharingCondition>> Conditions
);

public sealed record LockoutSetting(
    [property: Named("失敗の回数", "failed attempts", Unit = "回|times")] Stated<int> Attempts,
    [property: Named("待つ時間", "time to wait", Unit = "分|minutes")] Stated<int> Minutes
);

public sealed record LogoutSetting(
    [property: Named("使い終えたら", "after use")] Stated<bool> AfterUse,
    [property: Named("離れるとき", "when leaving")] Stated<bool> WhenLeaving,
    [property: Named("操作のない時間", "when idle for", Unit = "分|minutes")] Stated<int> IdleMinutes
);

public enum Permission
{
    [Named("禁止", "forbidden")]
    Forbidden,

    [Named("原則禁止", "forbidden in principle")]
    ForbiddenInPrinciple,

    [Named("認める", "allowed")]
    Allowed,
}

public enum SharedAccounts
{
    [Named("禁止", "forbidden")]
    Forbidden,

    [Named("やむを得なければ認める", "tolerated where unavoidable")]
    Tolerated,
}

public enum SharingCondition
{
    [Named("避けるのが望ましい", "discouraged")]
    Discouraged,

    [Named("事業所の責任", "at the facility's responsibility")]
    FacilityResponsibility,

    [Named("投稿に職種と氏名", "profession and name in the post")]
    ProfessionAndNameInPost,
}
