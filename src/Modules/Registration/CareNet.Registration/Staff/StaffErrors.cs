using CareNet.Platform;

namespace CareNet.Registration.Staff;

internal static class StaffErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.staff_not_found",
        "この人は見つかりません。",
        "This person cannot be found."
    );

    public static readonly Error FacilityNotFound = Error.NotFound(
        "registration.staff_facility_not_found",
        "この事業所は見つかりません。",
        "This facility cannot be found."
    );

    public static readonly Error NoAdministrator = Error.Conflict(
        "registration.staff_no_administrator",
        "先に事業所の管理者を決めてください。",
        "Name an administrator of the facility first."
    );

    public static readonly Error NotOneself = Error.Conflict(
        "registration.role_not_oneself",
        "自分に役割を付けることはできません。ほかの管理者か事務局に依頼してください。",
        "Nobody gives themselves a role. Ask another administrator or the secretariat."
    );

    public static readonly Error LastAdministrator = Error.Conflict(
        "registration.staff_last_administrator",
        "最後の管理者です。先に別の人を管理者にしてください。",
        "This is the last administrator. Name another one first."
    );

    public static readonly Error AlreadyThere = Error.Conflict(
        "registration.staff_already_there",
        "この人はすでに登録されています。",
        "This person is registered already."
    );

    public static readonly Error AlreadyDecided = Error.Conflict(
        "registration.staff_request_already_decided",
        "この依頼はすでに処理されています。",
        "This request has been dealt with already."
    );

    public static readonly Error OwnRequest = Error.Conflict(
        "registration.staff_own_request",
        "自分が出した依頼です。事務局の別の人が処理してください。",
        "This is your own request. Somebody else of the secretariat has to deal with it."
    );

    public static readonly Error NoRealName = Error.Invalid(
        "registration.name_not_real",
        "氏名は本名を姓と名で入力してください。数字や記号、あだ名は使えません。",
        "Enter the real name, family name and given name. Digits, symbols and nicknames are not possible."
    );

    public static readonly Error NoMail = Error.Invalid(
        "registration.mail_wrong",
        "メールアドレスを確かめてください。",
        "Check the e-mail address."
    );

    public static readonly Error NoProfession = Error.Invalid(
        "registration.profession_missing",
        "職種を選んでください。「その他」のときは職種の名前も入力してください。",
        "Choose a profession; for another one, write its name."
    );

    public static readonly Error OtherProfession = Error.Conflict(
        "registration.profession_changed_again",
        "本人がその後、職種を変えています。いまの職種を確かめてください。",
        "The person has changed the profession again. Please check the present one."
    );

    public static readonly Error OtherPerson = Error.Conflict(
        "registration.mail_of_another",
        "このメールアドレスは別の氏名で登録されています。",
        "This address is registered under another name."
    );

    public static readonly Error NoPicture = Error.Invalid(
        "registration.picture_wrong",
        "写真はJPEGかPNGで、1MBまでにしてください。",
        "The picture has to be JPEG or PNG, at most 1 MB."
    );

    public static readonly Error SharedIdsForbidden = Error.Conflict(
        "registration.shared_id_forbidden",
        "この地域では、IDを共用できません。一人ひとりのIDを使ってください。",
        "Accounts cannot be shared in this region. Everybody has an account of their own."
    );

    public static readonly Error SharedIdUsers = Error.Invalid(
        "registration.shared_id_users",
        "使う人を、この事業所の職員から2人以上20人まで選んでください。",
        "Choose two to twenty users among the staff of this facility."
    );

    public static readonly Error OtherHead = Error.Invalid(
        "registration.shared_id_other_head",
        "登録されている事業所の長の氏名と違います。",
        "This is not the name of the facility's head as registered."
    );

    public static readonly Error TooManyCards = Error.Invalid(
        "registration.cards_too_many",
        "一度に調べられるのは200人までです。",
        "At most 200 people can be asked for at once."
    );
}
