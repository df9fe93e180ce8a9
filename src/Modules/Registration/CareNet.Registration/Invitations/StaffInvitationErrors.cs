using CareNet.Platform;

namespace CareNet.Registration.Invitations;

internal static class StaffInvitationErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.staff_invitation_not_found",
        "この招待は見つかりません。",
        "This invitation cannot be found."
    );

    public static readonly Error TakenBack = Error.Conflict(
        "registration.staff_invitation_taken_back",
        "この招待は、事業所が取り下げたか、新しい招待に替わりました。",
        "The facility withdrew this invitation, or sent another one."
    );

    public static readonly Error AlreadyAnswered = Error.Conflict(
        "registration.staff_invitation_already_answered",
        "この招待にはすでに回答しています。",
        "This invitation has been answered already."
    );

    public static readonly Error Lapsed = Error.Conflict(
        "registration.staff_invitation_lapsed",
        "この招待の期限は過ぎました。事業所にもう一度依頼してください。",
        "This invitation has expired. Ask the facility to send it again."
    );

    public static readonly Error FacilityGone = Error.Conflict(
        "registration.staff_invitation_facility_gone",
        "この事業所は利用を終えたため、所属できません。",
        "This facility no longer takes part, so you cannot join it."
    );

    public static readonly Error SenderGone = Error.Conflict(
        "registration.staff_invitation_sender_gone",
        "この招待を出した人は、いまはこの事業所に人を招待できません。事業所にもう一度依頼してください。",
        "Whoever sent this invitation cannot invite people to this facility now. Ask the facility to invite you again."
    );

    public static readonly Error Restricted = Error.Conflict(
        "registration.staff_invitation_restricted",
        "この地域での利用が制限されているため、所属できません。この地域の事務局にご相談ください。",
        "Your use is restricted in this region, so you cannot join. Ask the secretariat of this region."
    );
}
