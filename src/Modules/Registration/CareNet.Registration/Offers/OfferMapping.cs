using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Offers;

internal static class OfferMapping
{
    private const int Word = 40;

    public static void MapOffers(this ModelBuilder model) =>
        model.Entity<Offer>(offer =>
        {
            offer.ToTable("offers").HasKey(o => o.Id);
            offer.Property(o => o.Role).HasConversion<string>().HasMaxLength(Word);
            offer.Property(o => o.Profession).HasConversion<string>().HasMaxLength(Word);
            offer.Property(o => o.State).HasConversion<string>().HasMaxLength(Word);
            offer.Property(o => o.Name).HasMaxLength(Person.LongestName);
            offer.Property(o => o.Kana).HasMaxLength(Person.LongestName);
            offer.Property(o => o.OtherProfession).HasMaxLength(Person.LongestName);
            offer.Property(o => o.Mail).HasMaxLength(Person.LongestMail);
            offer.Property(o => o.Reason).HasMaxLength(Membership.LongestReason);
            offer.Property(o => o.Revision).IsRowVersion();
            offer.HasOne<Person>().WithMany().HasForeignKey(o => o.Person);
            offer.HasOne<Facility>().WithMany().HasForeignKey(o => o.Facility);
        });
}
