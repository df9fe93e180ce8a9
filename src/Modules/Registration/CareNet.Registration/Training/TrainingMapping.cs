using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Training;

internal static class TrainingMapping
{
    public static void MapTraining(this ModelBuilder model)
    {
        model.Entity<TrainingSession>(session =>
        {
            session.ToTable("trainings").HasKey(s => s.Id);
            session.Property(s => s.Subject).HasMaxLength(TrainingSession.MaxSubjectLength);
            session.Property(s => s.Material).HasMaxLength(TrainingSession.MaxLinkLength);
            session.Property(s => s.GivenBy).HasMaxLength(People.Person.MaxNameLength);
        });
        model.Entity<Attendance>().ToTable("training_attendances").HasKey(a => new { a.Training, a.Person });
        model.Entity<TrainingDue>().ToTable("training_due").HasKey(d => new { d.Person, d.Facility });
        model.Entity<TrainingInterval>().ToTable("training_intervals").HasKey(i => i.Facility);
    }
}
