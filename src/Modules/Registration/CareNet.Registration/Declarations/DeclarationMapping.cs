using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

internal static class DeclarationMapping
{
    public static void MapDeclarations(this ModelBuilder model) =>
        model.Entity<UsageDeclaration>(declaration =>
        {
            declaration.ToTable("declarations").HasKey(d => new { d.Person, d.Region });
            declaration.Property(d => d.Title).HasMaxLength(UsageDeclaration.MaxTitleLength);
            declaration.Property(d => d.Edition).HasMaxLength(UsageDeclaration.MaxEditionLength);
            declaration.Property(d => d.SignedName).HasMaxLength(People.Person.MaxNameLength);
        });
}
