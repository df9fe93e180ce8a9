using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

internal static class StaffMapping
{
    private const int Word = 40;

    public static void MapStaff(this ModelBuilder model)
    {
        model.Entity<Profile>(profile =>
        {
            profile.ToTable("profiles").HasKey(p => p.Person);
            profile.Property(p => p.Introduction).HasMaxLength(Profile.MaxIntroductionLength);
            profile.Property(p => p.LicenceKind).HasMaxLength(Profile.MaxLicenceLength);
        });
        model.Entity<Picture>(picture =>
        {
            picture.ToTable("pictures").HasKey(p => new { p.Person, p.Kind });
            picture.Property(p => p.Kind).HasConversion<string>().HasMaxLength(Word);
            picture.Property(p => p.MediaType).HasMaxLength(Word);
        });
        model.Entity<ProfessionChange>(change =>
        {
            change.ToTable("profession_changes").HasKey(c => c.Id);
            change.Property(c => c.Before).HasConversion<string>().HasMaxLength(Word);
            change.Property(c => c.After).HasConversion<string>().HasMaxLength(Word);
        });
        model.Entity<ProfessionCheck>(check =>
        {
            check.ToTable("profession_checks").HasKey(c => c.Id);
            check.Property(c => c.Profession).HasConversion<string>().HasMaxLength(Word);
            check.Property(c => c.Licence).HasMaxLength(Profile.MaxLicenceLength);
        });
        model.Entity<IdRequest>(request =>
        {
            request.ToTable("id_requests").HasKey(r => r.Id);
            request.Property(r => r.Kind).HasConversion<string>().HasMaxLength(Word);
            request.Property(r => r.Name).HasMaxLength(Person.MaxNameLength);
            request.Property(r => r.Kana).HasMaxLength(Person.MaxNameLength);
            request.Property(r => r.Mail).HasMaxLength(Person.MaxMailLength);
            request.Property(r => r.Profession).HasConversion<string>().HasMaxLength(Word);
            request.Property(r => r.OtherProfession).HasMaxLength(Person.MaxNameLength);
            request.Property(r => r.Role).HasConversion<string>().HasMaxLength(Word);
            request.Property(r => r.Reason).HasMaxLength(Membership.MaxReasonLength);
            request.Property(r => r.Decision).HasConversion<string>().HasMaxLength(Word);
            request.Property(r => r.DecisionReason).HasMaxLength(Membership.MaxReasonLength);
            request.Property(r => r.Revision).IsRowVersion();
        });
    }
}
