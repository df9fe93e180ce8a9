using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Data;

/// <summary>Facilities, people and what connects them: what all of this module stands on.</summary>
internal static class CoreMapping
{
    private const int Word = 40;

    public static void MapGround(this ModelBuilder model)
    {
        model.Entity<Facility>(facility =>
        {
            facility.ToTable("facilities").HasKey(f => f.Id);
            facility.Property(f => f.Name).HasMaxLength(Facility.MaxNameLength);
            facility.Property(f => f.Kind).HasConversion<string>().HasMaxLength(Word);
            facility.Property(f => f.Address).HasMaxLength(Facility.MaxAddressLength);
            facility.Property(f => f.Phone).HasMaxLength(Facility.MaxPhoneLength);
            facility.Property(f => f.HeadName).HasMaxLength(Person.MaxNameLength);
            facility.Property(f => f.State).HasConversion<string>().HasMaxLength(Word);
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("people").HasKey(p => p.Id);
            person.Property(p => p.Name).HasMaxLength(Person.MaxNameLength);
            person.Property(p => p.Kana).HasMaxLength(Person.MaxNameLength);
            person.Property(p => p.Gender).HasConversion<string>().HasMaxLength(Word);
            person.Property(p => p.Profession).HasConversion<string>().HasMaxLength(Word);
            person.Property(p => p.OtherProfession).HasMaxLength(Person.MaxNameLength);
            person.Property(p => p.Mail).HasMaxLength(Person.MaxMailLength);
            person.Property(p => p.StandingVersion).IsConcurrencyToken();
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("memberships").HasKey(m => m.Id);
            membership.Property(m => m.Role).HasConversion<string>().HasMaxLength(Word);
            membership.Property(m => m.EntryReason).HasMaxLength(Membership.MaxReasonLength);
            membership.Property(m => m.DepartureReason).HasConversion<string>().HasMaxLength(Word);
            membership.Property(m => m.DepartureNote).HasMaxLength(Membership.MaxReasonLength);
            membership.HasOne<Person>().WithMany().HasForeignKey(m => m.Person);
            membership.HasOne<Facility>().WithMany().HasForeignKey(m => m.Facility);
        });
        model.Entity<OfficeHolder>(office =>
        {
            office.ToTable("office_holders").HasKey(o => o.Id);
            office.Property(o => o.Role).HasConversion<string>().HasMaxLength(Word);
            office.HasOne<Person>().WithMany().HasForeignKey(o => o.Person);
        });
    }
}
