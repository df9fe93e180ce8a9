using CareNet.Platform;
using CareNet.Registration.Contracts;

namespace CareNet.Registration.Applications;

/// <summary>The form with one page replaced: a page left open for long cannot undo the others.</summary>
internal static class FormParts
{
    public static ApplicationForm Of(ApplicationForm stored, ApplicationPart part, ApplicationForm sent) =>
        part switch
        {
            ApplicationPart.Facility => stored with
            {
                FacilityName = sent.FacilityName,
                Kind = sent.Kind,
                PostalCode = sent.PostalCode,
                Address = sent.Address,
                Phone = sent.Phone,
            },
            ApplicationPart.Responsible => stored with
            {
                HeadName = sent.HeadName,
                Ground = GroundOf(stored, sent),
                GroundText = sent.GroundText,
                InsuranceKind = sent.InsuranceKind,
                InsuredUntil = sent.InsuredUntil,
            },
            ApplicationPart.Users => stored with { Users = sent.Users, AdministratorMail = sent.AdministratorMail },
            _ => stored with
            {
                Signature = sent.Signature,
                ConfirmsLawsAndGuidelines = sent.ConfirmsLawsAndGuidelines,
                AcceptsPolicy = sent.AcceptsPolicy,
                SignsPledge = sent.SignsPledge,
                Editions = sent.Editions,
            },
        };

    /// <summary>
    /// Returns the ground that was sent; the secretariat's approval only if it is stored already, because applicants cannot give it to
    /// themselves.
    /// </summary>
    [Rule("osaki/9-3", How = "enforce")]
    private static EligibilityGround? GroundOf(ApplicationForm stored, ApplicationForm sent) =>
        sent.Ground == EligibilityGround.ApprovedBySecretariat && stored.Ground != sent.Ground ? null : sent.Ground;
}
