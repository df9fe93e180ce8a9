using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Accounts;

internal static class AccountMapping
{
    public static void MapAccounts(this ModelBuilder model) =>
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts").HasKey(a => a.Person);
            account.Property(a => a.MailAddress).HasMaxLength(254);
            account.Property(a => a.MailKey).HasMaxLength(254);
            account.Property(a => a.State).HasConversion<string>().HasMaxLength(10);
        });
}
