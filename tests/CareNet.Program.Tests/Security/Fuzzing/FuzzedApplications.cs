using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>Applications of a region as they lie on its secretariat: begun, filled in, sent in.</summary>
internal static class FuzzedApplications
{
    /// <summary>The secrets under which they are found.</summary>
    public static async Task<IReadOnlyList<string>> EnterAsync(TestRegion world)
    {
        List<string> secrets = [];
        foreach (var (parts, isSent) in new[] { (0, false), (4, false), (4, true) })
        {
            var secret = (
                await world.AskAsync<Result<string>>(
                    new EnterApplication(world.Secretariat, world.Region, $"clinic{FuzzedRegion.Key()}@example.jp", AuditOrigin.Inside)
                )
            ).Value;
            var form = Answers(world);
            foreach (var part in Enum.GetValues<ApplicationPart>().Take(parts))
            {
                await world.AskAsync<Result<SaveOutcome>>(new SaveApplication(secret, part, form, AuditOrigin.Inside));
            }

            if (isSent)
            {
                await world.AskAsync<Result>(new ReceiveExplanation(secret, AuditOrigin.Inside));
                (
                    await world.AskAsync<Result<SaveOutcome>>(new SubmitApplication(secret, FuzzedRegion.Key(), AuditOrigin.Inside))
                ).Value.FieldErrors.ShouldBeEmpty();
            }

            secrets.Add(secret);
        }

        return secrets;
    }

    private static ApplicationForm Answers(TestRegion world)
    {
        var name = FuzzedRegion.Key()[^12..];
        return new()
        {
            FacilityName = $"ひまわり診療所{name}",
            Kind = FacilityKind.HospitalOrClinic,
            PostalCode = "123-4567",
            Address = $"{(world.Region.Value == "osaki" ? "大崎市" : "みどり市")}中央1-2-3",
            Phone = "048-000-0000",
            HeadName = "岡本 実",
            Ground = world.Region.Value == "osaki" ? EligibilityGround.IntegratedCareInCity : null,
            GroundText = world.Region.Value == "osaki" ? "訪問診療" : null,
            Users =
            [
                new("岡本 里奈", "おかもと りな", Gender.Female, Profession.Nurse, null, $"rina-{name}@example.jp"),
                new("森 健", null, Gender.Male, Profession.Doctor, null, $"mori-{name}@example.jp"),
            ],
            AdministratorMail = $"rina-{name}@example.jp",
            Signature = "岡本　実",
            ConfirmsLawsAndGuidelines = true,
            AcceptsPolicy = true,
            SignsPledge = true,
        };
    }
}
