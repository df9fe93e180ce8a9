using CareNet.Platform;
using CareNet.Platform.Regions;
using CareNet.Registration.Acceptances;
using CareNet.Registration.Contracts;
using CareNet.Registration.Data;
using CareNet.Registration.Facilities;
using CareNet.Registration.Pledges;
using CareNet.Registration.Training;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.People;

/// <summary>The invented facilities and people of the demo region, written once; several nodes may come at the same time.</summary>
public sealed class DemoPeople(RegistrationContext context, TextsInForce texts, TimeProvider clock)
{
    private const long Lock = 0x0CA2_E0E7_0000_0D01;
    private const string Because = "デモ";

    /// <summary>False when they were there already.</summary>
    public async Task<bool> LoadAsync(DemoCast cast, RegionCode region, CancellationToken ct)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", ct);
        var first = new PersonId(cast.People[0].Id);
        if (await context.People.AnyAsync(p => p.Id == first, ct))
        {
            return false;
        }

        cast.Facilities.ToList().ForEach(facility => Add(facility, region));
        foreach (var person in cast.People)
        {
            Add(person, region);
        }

        foreach (var person in cast.People.Where(person => !person.IsNew))
        {
            await Accept(person, region, ct);
        }

        await context.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private void Add(DemoFacility demo, RegionCode region)
    {
        var now = clock.GetUtcNow();
        var facility = new Facility
        {
            Id = new(demo.Id),
            Region = region,
            Name = demo.Name,
            Kind = Enum.Parse<FacilityKind>(demo.Kind),
            Address = demo.Address,
            Phone = demo.Phone,
            HeadName = demo.Head,
            CreatedAt = now,
        };
        facility.Activate(now);
        context.Add(facility);
    }

    private void Add(DemoPerson demo, RegionCode region)
    {
        var (id, now) = (new PersonId(demo.Id), clock.GetUtcNow());
        context.Add(
            new Person
            {
                Id = id,
                Region = region,
                Name = demo.Name,
                Kana = demo.Kana,
                Profession = Enum.Parse<Profession>(demo.Profession),
                OtherProfession = demo.Office is null ? null : demo.WhatJa,
                Mail = Person.MailOf(demo.Mail),
                CreatedAt = now,
            }
        );
        if (demo.Office is { } office)
        {
            context.Add(
                new OfficeHolder
                {
                    Id = Guid.CreateVersion7(now),
                    Person = id,
                    Region = region,
                    Role = Enum.Parse<RegionRole>(office),
                    Since = now,
                }
            );
        }

        if (demo is { Facility: { } place, Role: { } role })
        {
            context.Add(
                new Membership
                {
                    Id = Guid.CreateVersion7(now),
                    Person = id,
                    Facility = new(place),
                    Region = region,
                    Role = Enum.Parse<FacilityRole>(role),
                    Since = now,
                    EntryReason = Because,
                }
            );
            AddPapers(demo, id, new(place), region);
        }
    }

    /// <summary>
    /// A demo person who is not new has pledged on paper before and was trained last month (and has accepted what there is), so that a
    /// visitor gets past the door.
    /// </summary>
    private void AddPapers(DemoPerson demo, PersonId id, FacilityId place, RegionCode region)
    {
        var today = RegionDay.At(clock).Today;
        var due = new TrainingDue
        {
            Person = id,
            Facility = place,
            Region = region,
            DueOn = today,
        };
        context.Add(due);
        if (!demo.IsNew)
        {
            due.Attended(today.AddMonths(-1), 365);
            context.Add(
                new StaffPledge
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Person = id,
                    Facility = place,
                    Region = region,
                    Kind = PledgeKind.ExchangedEarlier,
                    TextVersion = "",
                    SignedName = "",
                    ExchangedOn = today.AddYears(-1),
                    At = clock.GetUtcNow(),
                    RecordedBy = id,
                }
            );
        }
    }

    private async Task Accept(DemoPerson demo, RegionCode region, CancellationToken ct)
    {
        FacilityId? place = demo.Facility is { } facility ? new(facility) : null;
        FacilityRole? role = demo.Role is { } named ? Enum.Parse<FacilityRole>(named) : null;
        context.AddRange(
            (await texts.For(region, place, role, ct)).Select(text => new Acceptance
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Person = new(demo.Id),
                Facility = place,
                Region = region,
                What = text.What,
                Version = text.Version,
                ForFacility = false,
                At = clock.GetUtcNow(),
            })
        );
    }
}
