using CareNet.Platform;

namespace CareNet.Security.Devices;

public static class DeviceErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "security.device_not_found",
        "この端末は見つかりません。",
        "This device cannot be found."
    );

    public static readonly Error LockMissing = Error.Invalid(
        "security.device_lock_missing",
        "画面のロックが設定されていると確かめるまで、この端末は登録できません。",
        "Until its lock is declared, this device cannot be registered."
    );

    public static readonly Error UnknownPoint = Error.Invalid(
        "security.device_unknown_point",
        "確認の項目が、この地域の決まりと合いません。画面を開き直してください。",
        "A point of the checklist is not one of this region. Please open the page again."
    );

    public static readonly Error PrivateForbidden = Error.Invalid(
        "security.device_private_forbidden",
        "この地域では私物の端末を使えません。",
        "Private devices are not allowed in this region."
    );

    public static readonly Error PermissionMissing = Error.Invalid(
        "security.device_permission_missing",
        "私物の端末には、事業所が認めた日と認めた人の入力が必要です。",
        "A private device needs the day of the facility's decision and who signed it."
    );

    public static readonly Error HolderMissing = Error.Invalid(
        "security.device_holder_missing",
        "この端末を持つ人か、使う人を選んでください。",
        "Please choose who holds the device or who uses it."
    );

    public static readonly Error WrongDays = Error.Invalid(
        "security.device_wrong_days",
        "日付の前後が合いません。ご確認ください。",
        "The dates do not fit together. Please check them."
    );

    public static readonly Error ProductMissing = Error.Invalid(
        "security.device_product_missing",
        "ウイルス対策ソフトの名前を入力してください。",
        "Please enter the name of the antivirus product."
    );

    public static readonly Error NotInUse = Error.Conflict(
        "security.device_not_in_use",
        "この端末は今、使われていません。",
        "This device is not in use now."
    );

    public static readonly Error AlreadyDecided = Error.Conflict(
        "security.device_already_decided",
        "この端末はもう決まっています。",
        "This device was already decided on."
    );

    public static readonly Error NotAdmitted = new(
        "security.device_not_admitted",
        "登録された端末だけがログインできます。事業所の管理者にご相談ください。",
        "Only registered devices can sign in. Please ask your facility's administrator.",
        403
    );

    public static readonly Error NotForYou = new(
        "security.device_not_for_you",
        "この端末は、登録された人だけが使えます。",
        "This device is only for the people named for it.",
        403
    );

    public static readonly Error LockUndeclared = new(
        "security.device_lock_undeclared",
        "画面のロックを設定した端末だけがログインできます。",
        "Only a device that locks can sign in.",
        403
    );

    public static readonly Error SecondFactorMissing = new(
        "security.device_second_factor",
        "初めての端末です。もう一つの確認が必要です。",
        "This device is new here. A second check is needed.",
        403
    );

    public static readonly Error LinkExpired = new(
        "security.device_link_expired",
        "この登録リンクは使えません。期限が切れたか、もう使われています。",
        "This link cannot be used: it is too old or was used before.",
        410
    );
}
