using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.People;

namespace CareNet.Registration.Facilities;

[Rule("miyazaki/leak-4", How = "record")]
public static class RecordInsuranceHandler
{
    private const int MostYears = 10;

    public static async Task<Result> Handle(
        Contracts.RecordInsurance message,
        RegistrationContext context,
        RegistrationAccess access,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await access.FacilityToManage(message.Actor, message.Facility, ct) is not { } facility)
        {
            return FacilityErrors.NotFound;
        }

        List<FieldError> flaws = [];
        var kind = new FieldCheck(flaws).Text(
            nameof(message.Kind),
            message.Kind,
            new("保険の種類", "kind of insurance"),
            Person.MaxNameLength
        );
        var today = RegionTime.In("Asia/Tokyo", clock).Today;
        if (flaws.Count > 0 || message.Until < today || message.Until > today.AddYears(MostYears))
        {
            return FacilityErrors.InsuranceIncomplete;
        }

        if (await context.Set<Insurance>().FindAsync([facility.Id], ct) is { } held)
        {
            (held.Kind, held.Until) = (kind!, message.Until);
        }
        else
        {
            context.Add(
                new Insurance
                {
                    Facility = facility.Id,
                    Region = facility.Region,
                    Kind = kind!,
                    Until = message.Until,
                }
            );
        }

        await AuditWriter.Record(
            context,
            new AuditEntry
            {
                At = clock.GetUtcNow(),
                Actor = AuditActor.Person(message.Actor.Value),
                Action = "registration.insurance_record",
                Origin = message.Origin,
                Facility = facility.Id.Value,
            },
            ct
        );
        return Result.Ok;
    }
}
