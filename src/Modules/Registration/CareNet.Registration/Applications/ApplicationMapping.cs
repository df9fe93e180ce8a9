using System.Text.Json;
using CareNet.Registration.Contracts;
using CareNet.Registration.Facilities;
using CareNet.Registration.People;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Applications;

internal static class ApplicationMapping
{
    private const int Word = 40;

    public static void MapApplications(this ModelBuilder model)
    {
        model.Entity<UsageApplication>(application =>
        {
            application.ToTable("applications").HasKey(a => a.Id);
            application.HasOne<Facility>().WithMany().HasForeignKey(a => a.Facility);
            application.Property(a => a.Mail).HasMaxLength(Person.MaxMailLength);
            application.Property(a => a.State).HasConversion<string>().HasMaxLength(Word);
            application
                .Property(a => a.Form)
                .HasColumnType("jsonb")
                .HasConversion(
                    form => JsonSerializer.Serialize(form, JsonSerializerOptions.Default),
                    text => JsonSerializer.Deserialize<ApplicationForm>(text, JsonSerializerOptions.Default)!
                );
            application.Property(a => a.Version).IsConcurrencyToken();
        });
        model.Entity<ApplicationStep>(step =>
        {
            step.ToTable("application_steps").HasKey(s => s.Id);
            step.Property(s => s.State).HasConversion<string>().HasMaxLength(Word);
            step.HasOne<UsageApplication>().WithMany().HasForeignKey(s => s.Application);
            step.Property(s => s.Reason).HasMaxLength(UsageApplication.MaxReasonLength);
        });
        model.Entity<ApplicationLink>(link =>
        {
            link.ToTable("application_links").HasKey(l => l.Hash);
            link.HasOne<UsageApplication>().WithMany().HasForeignKey(l => l.Application);
        });
        model.Entity<Paper>(paper =>
        {
            paper.ToTable("papers").HasKey(p => p.Id);
            paper.HasOne<UsageApplication>().WithMany().HasForeignKey(p => p.Application);
            paper.HasOne<Facility>().WithMany().HasForeignKey(p => p.Facility);
            paper.Property(p => p.Kind).HasConversion<string>().HasMaxLength(Word);
            paper.Property(p => p.Title).HasMaxLength(Paper.MaxTitleLength);
            paper.Property(p => p.Signer).HasMaxLength(Person.MaxNameLength);
            paper.Property(p => p.Editions).HasMaxLength(Paper.MaxEditionsLength);
        });
        model.Entity<Explanation>(explanation =>
        {
            explanation.ToTable("explanations").HasKey(e => e.Id);
            explanation.HasOne<UsageApplication>().WithMany().HasForeignKey(e => e.Application);
            explanation.Property(e => e.Way).HasConversion<string>().HasMaxLength(Word);
        });
    }
}
