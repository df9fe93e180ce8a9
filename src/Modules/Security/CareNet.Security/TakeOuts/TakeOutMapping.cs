using CareNet.Security.SharedAccounts;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.TakeOuts;

internal static class TakeOutMapping
{
    public static void MapTakeOuts(this ModelBuilder model)
    {
        model.Entity<TakeOut>(takeOut =>
        {
            takeOut.ToTable("take_outs").HasKey(t => t.Id);
            takeOut.Property(t => t.State).HasConversion<string>().HasMaxLength(10);
            takeOut.Property(t => t.Medium).HasConversion<string>().HasMaxLength(10);
            takeOut.Property(t => t.Content).HasMaxLength(500);
            takeOut.Property(t => t.Purpose).HasMaxLength(500);
            takeOut.Property(t => t.Reason).HasMaxLength(500);
        });
        model.Entity<SharedAccount>(account =>
        {
            account.ToTable("shared_accounts").HasKey(a => a.Id);
            account.Property(a => a.Reason).HasMaxLength(500);
            account.Property(a => a.AcceptedByHead).HasMaxLength(60);
        });
    }
}
