namespace CareNet.Platform.Idempotency;

public static class IdempotencyErrors
{
    public static readonly Error Unreadable = Error.Invalid(
        "idempotency.unreadable_key",
        "送信の識別番号が正しくありません。画面を開き直して、もう一度お試しください。",
        "The number of this submission is not valid. Please open the page again and retry."
    );

    public static readonly Error OtherRequest = Error.Invalid(
        "idempotency.other_request",
        "同じ識別番号で、別の内容がすでに送信されています。画面を開き直して、結果をご確認ください。",
        "Something else was already submitted under this number. Please open the page again and check the result."
    );
}
