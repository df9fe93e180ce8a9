using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Departures;

internal static class DepartureMapping
{
    private const int Word = 40;

    public static void MapDepartures(this ModelBuilder model)
    {
        model.Entity<FacilityWithdrawal>(withdrawal =>
        {
            withdrawal.ToTable("facility_withdrawals").HasKey(w => w.Facility);
            withdrawal.Ignore(w => w.IsOpen);
            withdrawal.Property(w => w.Note).HasMaxLength(Membership.MaxReasonLength);
        });
        model.Entity<Departure>(departure =>
        {
            departure.ToTable("departures").HasKey(d => d.Id);
            departure.Ignore(d => d.AnsweredForBy);
            departure.Property(d => d.LedAs).HasConversion<string>().HasMaxLength(Word);
            departure.Property(d => d.Reason).HasConversion<string>().HasMaxLength(Word);
            departure.Property(d => d.Note).HasMaxLength(Membership.MaxReasonLength);
            departure.Property(d => d.State).HasConversion<string>().HasMaxLength(Word);
            departure.Property(d => d.Devices).HasConversion<string>().HasMaxLength(Word);
            departure.Property(d => d.Data).HasConversion<string>().HasMaxLength(Word);
            departure.Property(d => d.SignedName).HasMaxLength(Person.MaxNameLength);
            departure.Property(d => d.Revision).IsRowVersion();
        });
    }
}
