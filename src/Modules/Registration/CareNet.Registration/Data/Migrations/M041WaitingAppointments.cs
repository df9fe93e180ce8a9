using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// One appointment of a person to an office waits at a time. Of several the newest stays; the others are closed without a decision.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("041_waiting_appointments")]
public sealed class M041WaitingAppointments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            UPDATE registration.office_appointments older
            SET is_confirmed = false
            WHERE older.is_confirmed IS NULL AND EXISTS (
                SELECT 1 FROM registration.office_appointments newer
                WHERE newer.person = older.person AND newer.region = older.region AND newer.role = older.role AND newer.is_confirmed IS NULL
                    AND (newer.appointed_at, newer.id) > (older.appointed_at, older.id));
            CREATE UNIQUE INDEX office_appointments_one_waits ON registration.office_appointments (person, region, role)
                WHERE is_confirmed IS NULL;
            """
        );
}
