using CareNet.Platform;

namespace CareNet.Registration.Training;

internal static class TrainingErrors
{
    public static readonly Error NotFound = Error.NotFound(
        "registration.training_not_found",
        "この研修は見つかりません。",
        "This training cannot be found."
    );

    public static readonly Error WrongDay = Error.Invalid(
        "registration.training_wrong_day",
        "研修の日は、前後1年以内の日付にしてください。",
        "The day of the training has to lie within a year from today."
    );

    public static readonly Error NotYet = Error.Conflict(
        "registration.training_not_yet",
        "集まる研修と参加者は、研修の日から記録できます。",
        "A training held together and its participants can be recorded from the day of the training."
    );

    public static readonly Error WrongLink = Error.Invalid(
        "registration.training_wrong_link",
        "資料のリンクは https:// で始まる形で入力してください。",
        "The link to the material has to begin with https://."
    );

    public static readonly Error NoMaterial = Error.Invalid(
        "registration.training_without_material",
        "自分で学ぶ研修には、資料のリンクが必要です。",
        "A training for self-study needs a link to its material."
    );

    public static readonly Error WrongPeople = Error.Invalid(
        "registration.training_wrong_people",
        "参加した人を、登録されている職員から1人以上200人まで選んでください。",
        "Choose one to 200 participants among the registered staff."
    );

    public static readonly Error WrongExercises = Error.Invalid(
        "registration.training_wrong_exercises",
        "実習の項目を選び直してください。",
        "Choose the exercises again."
    );

    public static readonly Error WrongInterval = Error.Invalid(
        "registration.training_wrong_interval",
        "間隔は7日から1095日までの数字にしてください。",
        "The interval has to be 7 to 1095 days."
    );
}
