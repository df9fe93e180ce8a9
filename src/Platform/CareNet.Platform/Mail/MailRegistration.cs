using CareNet.Platform.Purging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Mail;

public static class MailRegistration
{
    /// <param name="keepWithoutServer">Development and demos: mails are kept and shown instead of sent.</param>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, bool keepWithoutServer)
    {
        services.Configure<MailOptions>(options => options.KeepWithoutServer = keepWithoutServer);
        services.Configure<MailOptions>(configuration.GetSection("Mail"));
        return services
            .AddSingleton<MailKinds>()
            .AddSingleton<MailServer>()
            .AddSingleton<SealedMails>()
            .AddScoped<KeptMails>()
            .AddPurge("platform.mails", "at", TimeSpan.FromDays(7));
    }

    /// <summary>A module says what its kind of mail says. Two wordings of one kind are refused here.</summary>
    public static IServiceCollection AddMailKind(this IServiceCollection services, MailWording wording)
    {
        if (services.Any(service => service.ImplementationInstance is MailWording other && other.Kind == wording.Kind))
        {
            throw new InvalidOperationException($"The kind of mail '{wording.Kind}' is worded twice.");
        }

        return services.AddSingleton(wording);
    }

    public static void MapMail(this ModelBuilder model) =>
        model.Entity<StoredMail>(mail =>
        {
            mail.ToTable("mails").HasKey(m => m.Id);
            mail.Property(m => m.Kind).HasConversion(kind => kind.Value, value => new MailKind(value)).HasMaxLength(MailKind.Longest);
            mail.Property(m => m.State).HasConversion<string>().HasMaxLength(10);
        });
}
