using CareNet.Platform;

namespace CareNet.Security.Contracts;

/// <summary>The refusals of Security, in words for the person who reads the page.</summary>
public static class SecurityErrors
{
    public static readonly Error NotFound = Error.NotFound("security.not_found", "見つかりません。", "This cannot be found.");

    public static readonly Error AddressUnreadable = Error.Invalid(
        "security.address_unreadable",
        "メールアドレスの形を確かめてください。",
        "Please check the form of the mail address."
    );

    // Typed, so it is a slip of the finger and no attempt at a record of somebody else's.
    public static readonly Error AddressUnknown = Error.Invalid(
        "security.address_unknown",
        "この地域に、そのメールアドレスのIDはありません。",
        "No account of this region has this mail address."
    );

    public static readonly Error AddressTaken = Error.Conflict(
        "security.address_taken",
        "このメールアドレスは、ほかの人が使っています。",
        "Somebody else uses this mail address."
    );

    public static readonly Error LinkVoid = Error.NotFound(
        "security.link_void",
        "このリンクは使えません。期限が切れたか、もう使われています。",
        "This link cannot be used: it has expired or was used before."
    );

    public static readonly Error PasswordUnreadable = Error.Invalid(
        "security.password_unreadable",
        "使えない文字が入っています。",
        "It holds characters that cannot be used."
    );

    public static readonly Error PasswordNeedsLettersAndDigits = Error.Invalid(
        "security.password_needs_letters_and_digits",
        "英字と数字の両方を入れてください。",
        "Use both letters and digits."
    );

    public static readonly Error PasswordNeedsSymbols = Error.Invalid(
        "security.password_needs_symbols",
        "記号も1つ以上入れてください。",
        "Add at least one sign that is neither a letter nor a digit."
    );

    public static readonly Error PasswordGuessable = Error.Invalid(
        "security.password_guessable",
        "推測されやすい言葉です。名前、事業所名、メールアドレス、地域名、よくある言葉は避けてください。",
        "This is easy to guess. Avoid names, the facility, your address, the region and common words."
    );

    public static readonly Error PasswordUsedBefore = Error.Invalid(
        "security.password_used_before",
        "前に使ったパスワードとは別のものにしてください。",
        "Choose one that you have not used before."
    );

    public static readonly Error PasswordsDiffer = Error.Invalid(
        "security.passwords_differ",
        "2回の入力が同じではありません。",
        "The two entries are not the same."
    );

    public static readonly Error WrongPassword = Error.Invalid(
        "security.wrong_password",
        "今のパスワードが違います。",
        "The present password is wrong."
    );

    public static readonly Error WrongProof = Error.Invalid(
        "security.wrong_proof",
        "パスワードかコードが違います。",
        "The password or the code is wrong."
    );

    public static readonly Error ProofLocked = Error.Invalid(
        "security.proof_locked",
        "確認に続けて失敗しました。しばらく待ってからお試しください。",
        "This was wrong too often. Please wait a while and try again."
    );

    public static readonly Error PasswordLocked = Error.Invalid(
        "security.password_locked",
        "今のパスワードが続けて違いました。しばらく待ってからお試しください。",
        "The present password was wrong too often. Please wait a while and try again."
    );

    public static readonly Error WrongCode = Error.Invalid(
        "security.wrong_code",
        "コードが違うか、もう使われています。次のコードでお試しください。",
        "The code is wrong or was used before. Please take the next one."
    );

    public static readonly Error ReasonMissing = Error.Invalid(
        "security.reason_missing",
        "理由を書いてください。",
        "Please give a reason."
    );

    public static readonly Error DecisionUnreadable = Error.Invalid(
        "security.decision_unreadable",
        "どうするかを選んでください。",
        "Please choose what to do."
    );

    public static readonly Error IdentityUnchecked = Error.Invalid(
        "security.identity_unchecked",
        "本人だと、どのように確かめたかを選んでください。",
        "Please choose how you made sure who it is."
    );

    public static readonly Error Suspended = Error.Conflict(
        "security.account_suspended",
        "停止中のIDです。先に再開してください。",
        "This account is suspended. Restore it first."
    );

    public static readonly Error StoppedBySecretariat = Error.Conflict(
        "security.account_stopped_by_secretariat",
        "事務局が止めたIDです。戻すときは事務局にご相談ください。",
        "The secretariat stopped this account. Ask the secretariat to restore it."
    );

    public static readonly Error LastSecretary = Error.Conflict(
        "security.last_secretary",
        "事務局でいま動ける最後の一人です。先に別の人を選んでください。",
        "This is the last person of a secretariat who can act. Appoint another one first."
    );

    public static readonly Error StoppedElsewhere = Error.Conflict(
        "security.account_stopped_elsewhere",
        "ほかの事業所が止めたIDです。戻すときは事務局にご相談ください。",
        "Another facility stopped this account. Ask the secretariat to restore it."
    );

    public static readonly Error NetworkRefused = new(
        "security.network_refused",
        "この回線からは入れません。事業所の回線につなぐか、事業所に登録された端末をお使いください。",
        "This network cannot be used. Please connect through your facility's network, or use a device that your facility has registered.",
        403
    );

    public static readonly Error NetworkUnreadable = Error.Invalid(
        "security.network_unreadable",
        "回線の書き方を確かめてください。1行に1つ、20行までです。",
        "Please check how the networks are written: one a line, at most 20."
    );

    public static readonly Error NetworkWithoutYours = Error.Invalid(
        "security.network_without_yours",
        "いまお使いの回線が入っていません。このまま決めると、あなたも入れなくなります。",
        "The line that you use now is not in the list: you would shut yourself out."
    );

    public static readonly Error FactorRequired = Error.Conflict(
        "security.factor_required",
        "ここでは2つ目の確認が必要です。",
        "A second proof is required here."
    );

    public static readonly Error ProofTooOld = new(
        "security.proof_too_old",
        "本人確認から時間がたちました。パスワードをもう一度入力してから、やり直してください。",
        "Your last proof of identity is too old. Please enter your password once more and try again.",
        403
    );

    public static readonly Error NothingKept = Error.Invalid(
        "security.nothing_kept",
        "残すものを選ぶか、「すべて消す」を押してください。",
        "Choose what to keep, or press “Remove them all”."
    );

    public static Error PasswordTooShort(int least) =>
        Error.Invalid("security.password_too_short", $"{least}文字以上にしてください。", $"Use at least {least} characters.");

    public static Error PasswordTooLong(int most) =>
        Error.Invalid("security.password_too_long", $"{most}文字以内にしてください。", $"Use at most {most} characters.");
}
