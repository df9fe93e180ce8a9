using CareNet.Registration.Declarations;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Invitations;

internal static class InvitationMapping
{
    private const int Word = 40;

    public static void MapInvitations(this ModelBuilder model) =>
        model.Entity<StaffInvitation>(invitation =>
        {
            invitation.ToTable("staff_invitations").HasKey(o => o.Id);
            invitation.Property(o => o.Role).HasConversion<string>().HasMaxLength(Word);
            invitation.Property(o => o.Profession).HasConversion<string>().HasMaxLength(Word);
            invitation.Property(o => o.State).HasConversion<string>().HasMaxLength(Word);
            invitation.Property(o => o.Name).HasMaxLength(Person.MaxNameLength);
            invitation.Property(o => o.Kana).HasMaxLength(Person.MaxNameLength);
            invitation.Property(o => o.Gender).HasConversion<string>().HasMaxLength(Word);
            invitation.Property(o => o.Signature).HasMaxLength(Person.MaxNameLength);
            invitation.Property(o => o.Edition).HasMaxLength(UsageDeclaration.MaxEditionLength);
            invitation.Property(o => o.OtherProfession).HasMaxLength(Person.MaxNameLength);
            invitation.Property(o => o.Mail).HasMaxLength(Person.MaxMailLength);
            invitation.Property(o => o.Reason).HasMaxLength(Membership.MaxReasonLength);
            invitation.Property(o => o.Revision).IsRowVersion();
            invitation.HasOne<Person>().WithMany().HasForeignKey(o => o.Person);
            invitation.HasOne<Facility>().WithMany().HasForeignKey(o => o.Facility);
        });
}
