using CareNet.Platform.Purging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Notices;

public static class NoticesRegistration
{
    public static IServiceCollection AddNotices(this IServiceCollection services) =>
        services.AddSingleton<NoticeKinds>().AddScoped<Inbox>().AddPurge("platform.notices", "done_at", TimeSpan.FromDays(400));

    /// <summary>A module says what its kind of notice says. Two wordings of one kind are refused here.</summary>
    public static IServiceCollection AddNoticeKind(this IServiceCollection services, NoticeWording wording)
    {
        if (services.Any(service => service.ImplementationInstance is NoticeWording other && other.Kind == wording.Kind))
        {
            throw new InvalidOperationException($"The kind of notice '{wording.Kind}' is worded twice.");
        }

        return services.AddSingleton(wording);
    }

    public static void MapNotices(this ModelBuilder model) =>
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("notices").HasKey(n => n.Id);
            notice.Property(n => n.Kind).HasConversion(kind => kind.Value, value => new NoticeKind(value)).HasMaxLength(NoticeKind.Longest);
        });
}
