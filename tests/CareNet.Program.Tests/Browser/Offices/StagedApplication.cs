using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Browser.Tests.Offices;

/// <summary>An application as it lies on the secretariat's list.</summary>
internal static class StagedApplication
{
    public static async Task<UsageApplicationId> EnterAsync(TestRegion world)
    {
        var mail = $"clinic{Guid.CreateVersion7():n}@example.jp";
        var secret = (
            await world.AskAsync<Result<string>>(new EnterApplication(world.Secretariat, world.Region, mail, AuditOrigin.Inside))
        ).Value;
        ApplicationForm form = new()
        {
            FacilityName = "ひまわり診療所",
            Kind = FacilityKind.HospitalOrClinic,
            PostalCode = "123-4567",
            Address = "三郷市中央1-2-3",
            Phone = "048-000-0000",
            HeadName = "岡本 実",
            Users =
            [
                new("岡本 里奈", "おかもと りな", Gender.Female, Profession.Nurse, null, $"rina{mail}"),
                new("森 健", "もり けん", Gender.Male, Profession.Doctor, null, $"mori{mail}"),
            ],
            AdministratorMail = $"rina{mail}",
            Signature = "岡本 実",
            ConfirmsLawsAndGuidelines = true,
            AcceptsPolicy = true,
            SignsPledge = true,
        };
        foreach (var part in Enum.GetValues<ApplicationPart>())
        {
            await world.AskAsync<Result<SaveOutcome>>(new SaveApplication(secret, part, form, AuditOrigin.Inside));
        }

        await world.AskAsync<Result>(new ReceiveExplanation(secret, AuditOrigin.Inside));
        (
            await world.AskAsync<Result<SaveOutcome>>(new SubmitApplication(secret, $"{Guid.CreateVersion7():n}", AuditOrigin.Inside))
        ).Value.FieldErrors.ShouldBeEmpty();
        return (await world.AskAsync<Result<ApplicantView>>(new GetMyApplication(secret))).Value.Id;
    }
}
