using CareNet.Platform.Notices;

namespace CareNet.Registration.People;

/// <summary>The notices that people get. The same words for everybody: who and why stands behind the link.</summary>
internal static class PeopleNotices
{
    public static readonly NoticeWording TrainingDue = new(
        new("registration.training_due"),
        new("研修の時期です", "A training is due"),
        new("個人情報と機器の扱いについての研修を受けてください。", "Please attend the training on personal data and devices."),
        "/me/training"
    );

    public static readonly NoticeWording StaffTrainingDue = new(
        new("registration.staff_training_due"),
        new("研修の時期を迎えた職員がいます", "Members of your staff are due for training"),
        new("研修の予定を立てて、参加した人を記録してください。", "Plan a training and record who took part."),
        "/facilities/{id}/training"
    );

    public static readonly NoticeWording TextToAccept = new(
        new("registration.text_to_accept"),
        new("ポリシーや指針の確認をお願いします", "Please confirm the policy and guidelines"),
        new(
            "読んで、確認したことを記録してください。事業所の長と管理者は、事業所としての確認も同じ画面でできます。",
            "Please read and accept them. Heads and administrators accept for their facility on the same page."
        ),
        "/me/texts"
    );

    public static readonly NoticeWording PhotoMissing = new(
        new("registration.photo_missing"),
        new("顔写真がまだありません", "Your face photo is missing"),
        new("顔の見える連携のために、顔写真を登録してください。", "Please add a face photo, so that the team knows who you are."),
        "/me/profile"
    );

    public static readonly NoticeWording LicenceMissing = new(
        new("registration.licence_missing"),
        new("資格証の確認が済んでいません", "Your licence has not been checked"),
        new(
            "写真付きの資格証などを登録してください。確認後、画像は削除します。",
            "Please show a licence with photo. The picture is deleted after the check."
        ),
        "/me/profile"
    );

    public static readonly NoticeWording SanctionTaken = new(
        new("registration.sanction_taken"),
        new("事務局・委員会からの大切なお知らせ", "An important message from the association"),
        new("内容を読んで、確認してください。返事を書くこともできます。", "Please read and confirm it. You can reply."),
        "/me/sanctions"
    );

    public static readonly NoticeWording RequestWaits = new(
        new("registration.id_request_waits"),
        new("IDの依頼が届いています", "A request for an account is waiting"),
        new("発行または削除の依頼を確かめてください。", "Please look at the request to issue or delete an account."),
        "/regions/id-requests"
    );

    public static readonly NoticeWording OfficeWaits = new(
        new("registration.office_waits"),
        new("役職の選任に確認が必要です", "An appointment waits for your confirmation"),
        new(
            "選任した人とは別の役職者が確かめると、役職が始まります。",
            "The office begins once an officer other than who appointed has confirmed it."
        ),
        "/me"
    );

    public static readonly NoticeWording InvitationWaits = new(
        new("registration.staff_invitation_waits"),
        new("事業所からの招待が届いています", "A facility invites you"),
        new(
            "ログインして内容を確かめ、承諾するか辞退するかを選んでください。承諾するまで、所属にはなりません。",
            "Sign in, read it, and accept or decline. You do not belong to the facility before you accept."
        ),
        "/me/invitations"
    );

    public static readonly NoticeWording ApplicationApproved = new(
        new("registration.application_approved_here"),
        new("事業所の利用申込が承認されました", "An application for your facility was approved"),
        new(
            "招待された職員を確かめてください。心当たりがないときは、事務局にお問い合わせください。",
            "Please look at the people who were invited. Ask the secretariat if this surprises you."
        ),
        "/facilities/{id}/staff"
    );

    public static readonly NoticeWording InvitationWithdrawn = new(
        new("registration.staff_invitation_withdrawn"),
        new("事業所が招待を取り下げました", "A facility withdrew its invitation"),
        new(
            "手続きは不要です。心当たりがないときは、事業所にお問い合わせください。",
            "There is nothing to do. Ask the facility if this surprises you."
        ),
        "/me/invitations"
    );

    public static readonly NoticeWording DepartureOpen = new(
        new("registration.departure_open"),
        new("退職・異動の手続きが残っています", "A departure is not finished"),
        new("残っていることを済ませて、受領書に署名してください。", "Please settle what is outstanding and sign the receipt."),
        "/facilities/departures/{id}"
    );

    public static readonly NoticeWording DepartureToConfirm = new(
        new("registration.departure_to_confirm"),
        new("退職・異動の予定に確認が必要です", "A planned departure needs your confirmation"),
        new(
            "予定を登録した人の権限がなくなりました。内容を確かめて、確認するか、取りやめてください。確認するまで実行されません。",
            "Whoever planned it no longer has the authority. Look at it, then confirm it or call it off. Nothing happens before that."
        ),
        "/facilities/departures/{id}"
    );

    public static readonly NoticeWording WithdrawalToConfirm = new(
        new("registration.withdrawal_to_confirm"),
        new("事業所の退会届に確認が必要です", "A facility's withdrawal needs your confirmation"),
        new(
            "届け出た人の権限がなくなりました。内容を確かめて、届け直すか、取りやめてください。それまで退会しません。",
            "Whoever filed it no longer has the authority. Look at it, then file it again or call it off. The facility stays until then."
        ),
        "/facilities/{id}/withdrawal"
    );

    public static readonly NoticeWording DeclarationMissing = new(
        new("registration.declaration_missing"),
        new("利用申告書がまだ提出されていません", "Your declaration of use is missing"),
        new(
            "医師会に出す利用申告書を、画面で提出してください。",
            "Please file your declaration of use with the association, here on the page."
        ),
        "/me/declaration"
    );

    public static IReadOnlyList<NoticeWording> All =>
        [
            TrainingDue,
            StaffTrainingDue,
            TextToAccept,
            PhotoMissing,
            LicenceMissing,
            DeclarationMissing,
            SanctionTaken,
            RequestWaits,
            OfficeWaits,
            InvitationWaits,
            InvitationWithdrawn,
            ApplicationApproved,
            DepartureOpen,
            DepartureToConfirm,
            WithdrawalToConfirm,
        ];
}
