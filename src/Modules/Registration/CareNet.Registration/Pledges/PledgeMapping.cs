using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Pledges;

internal static class PledgeMapping
{
    public static void MapPledges(this ModelBuilder model) =>
        model.Entity<StaffPledge>(pledge =>
        {
            pledge.ToTable("staff_pledges").HasKey(p => p.Id);
            pledge.Property(p => p.Kind).HasConversion<string>().HasMaxLength(40);
            pledge.Property(p => p.TextVersion).HasMaxLength(StaffPledge.MaxVersionLength);
            pledge.Property(p => p.SignedName).HasMaxLength(People.Person.MaxNameLength);
        });
}
