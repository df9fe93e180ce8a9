using CareNet.Platform;
using CareNet.Security.Contracts;

namespace CareNet.Web.Pages.SignIn;

/// <summary>Says why a proof was refused, in the terms of what the person was asked for.</summary>
internal static class ProofRefusal
{
    public static Error Of(SignInAnswer answer, FactorList factors) =>
        answer.Outcome == SignInOutcome.Locked ? SecurityErrors.ProofLocked
        : factors.HasCodes ? SecurityErrors.WrongProof
        : SecurityErrors.WrongPassword;
}
