using CareNet.Platform;

namespace CareNet.Security.Incidents;

public static class IncidentErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "security.incident_not_found",
        "この報告は見つかりません。",
        "This report cannot be found."
    );

    public static readonly Error AlreadyClosed = Error.Conflict(
        "security.incident_already_closed",
        "この報告はすでに完了しています。",
        "This report is already closed."
    );

    public static readonly Error StepsOpen = Error.Conflict(
        "security.incident_steps_open",
        "まだ終わっていない手順があります。すべて記録してから完了してください。",
        "Some steps are still open. Please record all of them before closing."
    );

    public static readonly Error StepDone = Error.Conflict(
        "security.incident_step_done",
        "この手順はすでに記録されています。",
        "This step was already recorded."
    );

    public static readonly Error InTheFuture = Error.Invalid(
        "security.incident_in_the_future",
        "これからの日時は入力できません。",
        "A time in the future cannot be entered."
    );

    public static readonly Error AlreadyLeak = Error.Conflict(
        "security.incident_already_leak",
        "漏えいの疑いとして、すでに扱っています。",
        "It is already treated as a suspected leak."
    );

    public static readonly Error TooManyReports = Error.Conflict(
        "security.incident_too_many_reports",
        "この回線からの報告が続いたため、しばらく受け付けられません。事業所に電話してください。",
        "There were many reports from this line, so none is taken for a while. Please phone your facility."
    );

    public static readonly Error UnknownKind = Error.Invalid(
        "security.incident_unknown_kind",
        "何が起きたかを選んでください。",
        "Please choose what happened."
    );
}
