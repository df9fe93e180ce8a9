using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Measures;

internal static class MeasureMapping
{
    public static void MapMeasures(this ModelBuilder model) =>
        model.Entity<Measure>(measure =>
        {
            measure.ToTable("measures").HasKey(m => m.Id);
            measure.Property(m => m.Kind).HasConversion<string>().HasMaxLength(40);
            measure.Property(m => m.Ground).HasConversion<string>().HasMaxLength(40);
            measure.Property(m => m.DecidedAs).HasConversion<string>().HasMaxLength(40);
            measure.Property(m => m.CarriedOutAs).HasConversion<string>().HasMaxLength(40);
            measure.Property(m => m.Facts).HasMaxLength(Measure.LongestFacts);
            measure.Property(m => m.Reply).HasMaxLength(Measure.LongestReply);
            measure.Property(m => m.LiftedBecause).HasMaxLength(People.Membership.LongestReason);
            measure.Property(m => m.Revision).IsRowVersion();
        });
}
