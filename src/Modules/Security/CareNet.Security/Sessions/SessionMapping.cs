using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Sessions;

internal static class SessionMapping
{
    public static void MapSessions(this ModelBuilder model) =>
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions").HasKey(s => s.Id);
            session.Property(s => s.Stage).HasConversion<string>().HasMaxLength(20);
            session.Property(s => s.Browser).HasMaxLength(60);
            session.Property(s => s.EndReason).HasConversion<string>().HasMaxLength(20);
        });
}
