using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Sanctions;

internal static class SanctionMapping
{
    public static void MapSanctions(this ModelBuilder model) =>
        model.Entity<Sanction>(sanction =>
        {
            sanction.ToTable("sanctions").HasKey(m => m.Id);
            sanction.Property(m => m.Kind).HasConversion<string>().HasMaxLength(40);
            sanction.Property(m => m.Ground).HasConversion<string>().HasMaxLength(40);
            sanction.Property(m => m.DecidedAs).HasConversion<string>().HasMaxLength(40);
            sanction.Property(m => m.CarriedOutAs).HasConversion<string>().HasMaxLength(40);
            sanction.Property(m => m.Facts).HasMaxLength(Sanction.MaxFactsLength);
            sanction.Property(m => m.Reply).HasMaxLength(Sanction.MaxReplyLength);
            sanction.Property(m => m.LiftReason).HasMaxLength(People.Membership.MaxReasonLength);
            sanction.Property(m => m.Revision).IsRowVersion();
        });
}
