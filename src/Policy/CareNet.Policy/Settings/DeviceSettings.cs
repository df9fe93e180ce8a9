using CareNet.Policy.Rules;

namespace CareNet.Policy.Settings;

public sealed record DevicePasswordSetting(
    [property: Named("最小の文字数", "shortest length", Unit = "文字|characters")] Stated<int> MinLength,
    [property: Named("英字と数字の両方", "letters and digits")] Stated<bool> LettersAndDigits,
    [property: Named("推測されにくいもの", "not guessable")] Stated<bool> AvoidGuessable,
    [property: Named("定期的に替える", "changed regularly")] Stated<bool> PeriodicChange,
    [property: Named("すべての端末をロック", "every device locks")] Stated<bool> LockAllDevices
);

public sealed record ByodSetting(
    [property: Named("扱い", "use")] Stated<PrivateDevices> Use,
    [property: Named("条件", "conditions")] Stated<IReadOnlyList<DeviceCondition>> Conditions
);

public sealed record TakeOutSetting(
    [property: Named("手続き", "procedure")] Stated<TakeOutRule> Rule,
    [property: Named("届け先", "told to")] Stated<PolicyRole> To,
    [property: Named("届ける事柄", "what is told")] Stated<IReadOnlyList<TakeOutField>> Fields,
    [property: Named("決まった様式", "on a form")] Stated<bool> Form
);

public sealed record MalwareSetting(
    [property: Named("ウイルス対策ソフト", "antivirus")] Stated<Demand> Antivirus,
    [property: Named("ファイル交換ソフト", "file-sharing software")] Stated<Demand> FileSharingSoftware,
    [property: Named("最新に保つ", "updates")] Stated<Demand> Updates,
    [property: Named("信頼できる店からだけ入れる", "trusted stores only")] Stated<bool> TrustedStoresOnly,
    [property: Named("ファイアウォール", "firewall")] Stated<Demand> Firewall
);

public sealed record NetworkSetting(
    [property: Named("公衆Wi-Fi", "public Wi-Fi")] Stated<Permission> PublicWifi,
    [property: Named("SSIDを隠す", "SSID hidden")] Stated<bool> HideSsid,
    [property: Named("使える回線", "lines that may be used")] Stated<IReadOnlyList<AllowedLine>> Allowed
);

public sealed record DeviceServicesSetting(
    [property: Named("遠隔消去", "remote wipe")] Stated<Demand> RemoteWipe,
    [property: Named("回線の停止", "line suspension")] Stated<Demand> LineSuspension,
    [property: Named("端末の一括管理（MDM）", "device management (MDM)")] Stated<Demand> Mdm
);

public enum Demand
{
    [Named("必要", "required")]
    Required,

    [Named("推奨", "recommended")]
    Recommended,

    [Named("検討する", "to be considered")]
    Consider,

    [Named("禁止", "forbidden")]
    Forbidden,
}

public enum PrivateDevices
{
    [Named("禁止", "forbidden")]
    Forbidden,

    [Named("事業所が決める", "the facility decides")]
    FacilityDecides,

    [Named("認める", "allowed")]
    Allowed,
}

public enum DeviceCondition
{
    [Named("業務用と同じ扱い", "handled as business devices")]
    SameHandlingAsBusinessDevices,

    [Named("書面の許可", "written permission")]
    WrittenPermission,

    [Named("事業所が管理する端末", "devices managed by the facility")]
    FacilityManagedDevice,

    [Named("医師会が貸す端末", "devices lent by the association")]
    DeviceLentByAssociation,
}

public enum TakeOutRule
{
    [Named("届け出る", "notice")]
    Notify,

    [Named("承認を受ける", "approval")]
    Approval,

    [Named("禁止", "forbidden")]
    Forbidden,
}

public enum TakeOutField
{
    [Named("中身", "content")]
    Content,

    [Named("媒体", "medium")]
    Medium,

    [Named("目的", "purpose")]
    Purpose,

    [Named("期間", "period")]
    Period,
}

public enum DeviceSharing
{
    [Named("許された職員だけ", "permitted staff only")]
    PermittedStaffOnly,

    [Named("共用しない", "not shared")]
    Forbidden,
}

public enum AllowedLine
{
    [Named("携帯の回線", "mobile line")]
    MobileLine,

    [Named("施設の無線LAN", "the facility's wireless LAN")]
    FacilityWirelessLan,
}
