using CareNet.Platform;
using CareNet.Platform.Jobs;
using CareNet.Platform.Notices;
using CareNet.Registration.Applications;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Facilities;

/// <summary>A facility's insurance against the costs of a leak.</summary>
public sealed class Insurance
{
    public required FacilityId Facility { get; init; }

    public required RegionCode Region { get; init; }

    public required string Kind { get; set; }

    public required DateOnly Until { get; set; }
}

/// <summary>Tells a facility's administrators, a month ahead, that its insurance ends.</summary>
[Rule("miyazaki/leak-4", How = "remind")]
public sealed class RemindInsurance(RegistrationContext context, ApplicationRules book, TimeProvider clock) : IJob
{
    public static readonly NoticeKind Ends = new("registration.insurance_ends");
    private const int DaysAhead = 30;
    private const int Most = 1000;

    public static JobSchedule Schedule { get; } = new("remind-insurance", "20 7 * * *", "Asia/Tokyo");

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var today = RegionTime.In("Asia/Tokyo", clock).Today;
        var (earliest, latest) = (today.AddDays(-1), today.AddDays(DaysAhead));
        var ending = await (
            from insurance in context.Set<Insurance>()
            join place in context.Memberships on insurance.Facility equals place.Facility
            where
                insurance.Until >= earliest && insurance.Until <= latest && place.Until == null && place.Role == FacilityRole.Administrator
            orderby insurance.Until
            select new
            {
                insurance.Facility,
                insurance.Region,
                place.Person,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        Dictionary<RegionCode, bool> asked = [];
        foreach (var one in ending)
        {
            if (!asked.TryGetValue(one.Region, out var asks))
            {
                asked[one.Region] = asks = (await book.Of(one.Region, ct))?.AsksInsurance ?? false;
            }

            if (
                asks
                && await run.OnceAsync<RegistrationContext>(
                    $"{one.Facility.Value}/{one.Person.Value}",
                    outbox => outbox.PublishAsync(new NoticeDue(one.Person, Ends, one.Facility.Value, clock.GetUtcNow())).AsTask(),
                    ct
                )
            )
            {
                run.Count("reminders_sent");
            }
        }
    }
}
