using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Declarations;

internal static class DeclarationMapping
{
    public static void MapDeclarations(this ModelBuilder model) =>
        model.Entity<Declaration>(declaration =>
        {
            declaration.ToTable("declarations").HasKey(d => new { d.Person, d.Region });
            declaration.Property(d => d.Title).HasMaxLength(Declaration.LongestTitle);
            declaration.Property(d => d.Edition).HasMaxLength(Declaration.LongestEdition);
            declaration.Property(d => d.SignedName).HasMaxLength(People.Person.LongestName);
        });
}
