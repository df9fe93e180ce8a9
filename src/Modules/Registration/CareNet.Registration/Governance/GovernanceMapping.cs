using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Governance;

internal static class GovernanceMapping
{
    public static void MapGovernance(this ModelBuilder model)
    {
        model.Entity<PolicyEdition>(edition =>
        {
            edition.ToTable("policy_editions").HasKey(e => e.Id);
            edition.Property(e => e.Name).HasMaxLength(PolicyEdition.MaxNameLength);
            edition.Property(e => e.Revision).IsRowVersion();
        });
        model.Entity<LocalRuleSwitch>(change =>
        {
            change.ToTable("local_rule_switches").HasKey(c => c.Id);
            change.Property(c => c.Rule).HasMaxLength(80);
            change.Property(c => c.Reason).HasMaxLength(People.Membership.MaxReasonLength);
        });
        model.Entity<Appointment>(appointment =>
        {
            appointment.ToTable("office_appointments").HasKey(a => a.Id);
            appointment.Property(a => a.Role).HasConversion<string>().HasMaxLength(40);
            appointment.Property(a => a.Revision).IsRowVersion();
        });
        model.Entity<PolicyChange>(change =>
        {
            change.ToTable("policy_changes").HasKey(c => c.Number);
            change.Property(c => c.Number).UseIdentityAlwaysColumn();
        });
        model.Entity<GovernanceRecord>(minute =>
        {
            minute.ToTable("governance_records").HasKey(m => m.Id);
            minute.Property(m => m.Kind).HasConversion<string>().HasMaxLength(40);
            minute.Property(m => m.Title).HasMaxLength(GovernanceRecord.MaxTitleLength);
            minute.Property(m => m.Text).HasMaxLength(GovernanceRecord.MaxTextLength);
        });
        model.Entity<MeetingAttendance>(meeting =>
        {
            meeting
                .ToTable("meeting_attendances")
                .HasKey(m => new
                {
                    m.Region,
                    m.On,
                    m.Facility,
                    m.Name,
                });
            meeting.Property(m => m.Name).HasMaxLength(GovernanceRecord.MaxTitleLength);
        });
    }
}
