namespace CareNet.Security.Accounts;

/// <summary>Failures, and what proves a person besides the password.</summary>
public sealed partial class Account
{
    /// <summary>After so many failures nobody gets in for a while, whoever it was.</summary>
    public void Fail(int attempts, TimeSpan wait, DateTimeOffset now)
    {
        Failures++;
        if (Failures >= attempts)
        {
            (Failures, LockedUntil) = (0, now + wait);
        }
    }

    public void Succeed(DateTimeOffset now) => (Failures, LockedUntil, LastSignInAt) = (0, null, now);

    public void Unlock() => (Failures, LockedUntil) = (0, null);

    public void SetTotp(string sealedSecret, long step, DateTimeOffset now) =>
        (TotpSecret, TotpStep, FactorSetAt) = (sealedSecret, step, FactorSetAt ?? now);

    /// <summary>False for a step that counted before, or one older than it: a code that somebody looked over a shoulder for.</summary>
    public bool Accept(long step)
    {
        if (step <= TotpStep)
        {
            return false;
        }

        TotpStep = step;
        return true;
    }

    public void PostponeFactor(DateTimeOffset now) => FactorDeclinedAt = now;

    public void HasPasskey(DateTimeOffset now) => FactorSetAt ??= now;

    /// <summary>
    /// The password was set anew, perhaps because somebody else had it: that person may have set up a passkey or an authenticator, too.
    /// </summary>
    public void AskFactorReview(DateTimeOffset now) => FactorReviewAskedAt = HasSecondFactor ? now : null;

    public void FactorsReviewed() => FactorReviewAskedAt = null;

    public void RemoveTotp(bool hasPasskey) => (TotpSecret, FactorSetAt) = (null, hasPasskey ? FactorSetAt : null);

    public void RemoveFactors() => (TotpSecret, FactorSetAt, FactorReviewAskedAt) = (null, null, null);
}
