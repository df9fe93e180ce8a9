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
            facility.Property(f => f.Name).HasMaxLength(Facility.LongestName);
            facility.Property(f => f.Kind).HasConversion<string>().HasMaxLength(Word);
            facility.Property(f => f.Address).HasMaxLength(Facility.LongestAddress);
            facility.Property(f => f.Phone).HasMaxLength(Facility.LongestPhone);
            facility.Property(f => f.HeadName).HasMaxLength(Person.LongestName);
            facility.Property(f => f.State).HasConversion<string>().HasMaxLength(Word);
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("people").HasKey(p => p.Id);
            person.Property(p => p.Name).HasMaxLength(Person.LongestName);
            person.Property(p => p.Kana).HasMaxLength(Person.LongestName);
            person.Property(p => p.Gender).HasConversion<string>().HasMaxLength(Word);
            person.Property(p => p.Profession).HasConversion<string>().HasMaxLength(Word);
            person.Property(p => p.OtherProfession).HasMaxLength(Person.LongestName);
            person.Property(p => p.Mail).HasMaxLength(Person.LongestMail);
            person.Property(p => p.StandingVersion).IsConcurrencyToken();
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("memberships").HasKey(m => m.Id);
            membership.Property(m => m.Role).HasConversion<string>().HasMaxLength(Word);
            membership.Property(m => m.EnteredBecause).HasMaxLength(Membership.LongestReason);
            membership.Property(m => m.LeftFor).HasConversion<string>().HasMaxLength(Word);
            membership.Property(m => m.LeftBecause).HasMaxLength(Membership.LongestReason);
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
