using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>An office waits as an appointment until a second officer confirms it. Offices of before stay.</summary>
[DbContext(typeof(RegistrationContext))]
[Migration("037_appointments")]
public sealed class M037Appointments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.office_appointments (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                region character varying(40) NOT NULL,
                role character varying(40) NOT NULL,
                appointed_by uuid NOT NULL,
                appointed_at timestamp with time zone NOT NULL,
                is_confirmed boolean,
                decided_by uuid,
                decided_at timestamp with time zone
            );
            CREATE INDEX office_appointments_waiting ON registration.office_appointments (region, appointed_at) WHERE is_confirmed IS NULL;
            ALTER TABLE registration.office_holders ADD COLUMN confirmed_by uuid;
            """
        );
}
