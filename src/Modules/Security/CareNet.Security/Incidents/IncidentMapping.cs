using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Incidents;

public static class IncidentMapping
{
    public static void MapIncidents(this ModelBuilder model)
    {
        model.Entity<Incident>(incident =>
        {
            incident.ToTable("incidents").HasKey(i => i.Id);
            incident.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
            incident.Property(i => i.State).HasConversion<string>().HasMaxLength(10);
            incident.Property(i => i.What).HasMaxLength(2000);
            incident.Property(i => i.Lessons).HasMaxLength(2000);
        });
        model.Entity<IncidentStep>(step =>
        {
            step.ToTable("incident_steps").HasKey(s => s.Id);
            step.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
            step.Property(s => s.Ground).HasConversion<string>().HasMaxLength(10);
            step.Property(s => s.Rule).HasMaxLength(80);
            step.Property(s => s.Note).HasMaxLength(1000);
        });
        model.Entity<IncidentLine>(line =>
        {
            line.ToTable("incident_lines").HasKey(l => l.Seq);
            line.Property(l => l.Seq).UseIdentityAlwaysColumn();
            line.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
            line.Property(l => l.Text).HasMaxLength(2000);
        });
        model.Entity<EmergencyCard>(card =>
        {
            card.ToTable("emergency_cards").HasKey(c => c.Facility);
            card.Property(c => c.Code).HasMaxLength(400);
            card.Property(c => c.Phone).HasMaxLength(20);
        });
    }
}
