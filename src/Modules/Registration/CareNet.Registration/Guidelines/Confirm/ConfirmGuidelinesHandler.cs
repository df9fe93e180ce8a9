using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;

namespace CareNet.Registration.Guidelines;

[Rule("misato/2", How = "record"), Rule("nishitokyo/2", How = "record")]
public static class ConfirmGuidelinesHandler
{
    public static async Task<Result> Handle(
        ConfirmGuidelines message, RegistrationContext context, RegistrationAccess access, AdmissionBook book, TimeProvider clock, CancellationToken ct)
    {
        if (await access.FacilityToManage(message.Actor, message.Facility, ct) is not { } facility
            || (await book.Of(facility.Region, ct)) is not { } admission
            || admission.Papers.FirstOrDefault(paper => paper.Kind == PaperKind.LawsAndGuidelines) is not { } paper)
        {
            return GuidelineErrors.NotFound;
        }

        if (FormCheck.Bare(message.Signature) != FormCheck.Bare(facility.HeadName))
        {
            return GuidelineErrors.SignatureMissing;
        }

        var now = clock.GetUtcNow();
        var confirmation = new Paper
        {
            Id = Guid.CreateVersion7(now), Region = facility.Region, Facility = facility.Id, Kind = paper.Kind, Title = paper.Title, Signer = facility.HeadName,
            SignedOn = RegionTime.In("Asia/Tokyo", clock).Today, Editions = FiledPapers.EditionsOf(paper.Kind, admission), FiledAt = now,
        };
        confirmation.Accept(message.Actor, facility.Id, now);
        context.Add(confirmation);
        await AuditWriter.Record(context, new AuditEntry
        {
            At = now, Actor = AuditActor.Person(message.Actor.Value), Action = "registration.guidelines_confirm", Origin = message.Origin, Facility = facility.Id.Value,
        }, ct);
        return Result.Ok;
    }
}
