using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Invitations;
using CareNet.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Tests.Kit;

/// <summary>Somebody who applies, with answers that are right in every region; a test spoils one of them.</summary>
public sealed class Applicant(TestRegion world, string secret)
{
    public static AuditOrigin Origin { get; } = AuditOrigin.Inside;

    public string Secret => secret;

    /// <summary>Where the form lies for a browser that holds the secret.</summary>
    public string Address => $"/applications/at/{ApplicantMark.Of(secret)}";

    public TestRegion Area => world;

    /// <summary>A form that the secretariat began: no mail is needed.</summary>
    public static async Task<Applicant> In(CareNetApp app, string region)
    {
        var world = await TestRegion.In(app, region);
        var secret = await world.AskAsync<Result<string>>(
            new EnterApplication(world.Secretariat, world.Region, "clinic@example.jp", Origin)
        );
        return new(world, secret.Value);
    }

    /// <summary>Complete, of a facility that nobody else has.</summary>
    public static ApplicationForm Answers(string region)
    {
        var name = Guid.CreateVersion7().ToString("n")[^12..];
        return new()
        {
            FacilityName = $"ひまわり診療所{name}",
            Kind = FacilityKind.HospitalOrClinic,
            PostalCode = "123-4567",
            Address = $"{(region == "osaki" ? "大崎市" : "みどり市")}中央1-2-3",
            Phone = "048-000-0000",
            HeadName = "岡本 実",
            Ground = region == "osaki" ? EligibilityGround.IntegratedCareInCity : null,
            GroundText = region == "osaki" ? "訪問診療" : null,
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

    public ApplicationForm Answers() => Answers(world.Region.Value);

    public async Task<IReadOnlyList<string>> SaveAsync(ApplicationPart part, ApplicationForm form)
    {
        var saved = await world.AskAsync<Result<SaveOutcome>>(new SaveApplication(secret, part, form, Origin));
        return saved.IsOk ? [.. saved.Value.FieldErrors.Select(flaw => flaw.Field)] : [saved.Error!.Code];
    }

    public async Task<IReadOnlyList<string>> FillAsync(ApplicationForm form)
    {
        List<string> flaws = [];
        foreach (var part in Enum.GetValues<ApplicationPart>())
        {
            flaws.AddRange(await SaveAsync(part, form));
        }

        return flaws;
    }

    /// <summary>What was wrong: fields with flaws, or the code of the refusal.</summary>
    public async Task<IReadOnlyList<string>> SubmitAsync(string? key = null)
    {
        var sent = await world.AskAsync<Result<SaveOutcome>>(
            new SubmitApplication(secret, key ?? Guid.CreateVersion7().ToString("n"), Origin)
        );
        return sent.IsOk ? [.. sent.Value.FieldErrors.Select(flaw => flaw.Field)] : [sent.Error!.Code];
    }

    public Task<Result> ReceiveExplanationAsync() => world.AskAsync<Result>(new ReceiveExplanation(secret, Origin));

    /// <summary>Everything up to the secretariat's inbox.</summary>
    public async Task<UsageApplicationId> ApplyAsync(ApplicationForm? form = null)
    {
        (await FillAsync(form ?? Answers())).ShouldBeEmpty();
        (await ReceiveExplanationAsync()).IsOk.ShouldBeTrue();
        (await SubmitAsync()).ShouldBeEmpty();
        return (await ViewAsync())!.Id;
    }

    public async Task<ApplicantView?> ViewAsync() =>
        await world.AskAsync<Result<ApplicantView>>(new GetMyApplication(secret)) is { IsOk: true, Value: var view } ? view : null;

    public async Task<Result<FacilityId>> ApproveAsync(UsageApplicationId id, PersonId? actor = null, int? version = null) =>
        await world.AskAsync<Result<FacilityId>>(
            new ApproveApplication(id, actor ?? world.Secretariat, version ?? await VersionAsync(id), "要件を満たしています", Origin)
        );

    /// <summary>Everybody whom the facility has invited accepts.</summary>
    public async Task AcceptAsync(FacilityId facility)
    {
        var waiting = await world.InContextAsync(context =>
            context
                .Set<StaffInvitation>()
                .Where(row => row.Facility == facility && row.State == StaffInvitationState.Waiting)
                .Select(row => new { row.Id, row.Person })
                .ToListAsync()
        );
        foreach (var row in waiting)
        {
            (await world.AskAsync<Result>(new AnswerStaffInvitation(row.Person, row.Id, Accept: true))).ShouldBe(Result.Ok);
        }
    }

    public Task<int> VersionAsync(UsageApplicationId id) =>
        world.InContextAsync(context =>
            context.Set<UsageApplication>().Where(application => application.Id == id).Select(a => a.Version).SingleOrDefaultAsync()
        );
}
