using CareNet.Registration.Acceptances;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

internal static class EditionMapping
{
    public static void MapEditions(this ModelBuilder model)
    {
        model.Entity<Acceptance>(acceptance =>
        {
            acceptance.ToTable("acceptances").HasKey(a => a.Id);
            acceptance.Property(a => a.What).HasConversion<string>().HasMaxLength(40);
            acceptance.Property(a => a.Version).HasMaxLength(Acceptance.MaxVersionLength);
        });
        model.Entity<FurtherRule>(rule =>
        {
            rule.ToTable("further_rules").HasKey(r => r.Id);
            rule.Property(r => r.Title).HasMaxLength(FurtherRule.MaxTitleLength);
            rule.Property(r => r.Text).HasMaxLength(FurtherRule.MaxTextLength);
        });
    }
}
