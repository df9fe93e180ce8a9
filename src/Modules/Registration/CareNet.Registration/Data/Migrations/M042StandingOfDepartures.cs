using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// A planned leaving is confirmed by somebody else when whoever planned it no longer could, and a facility's withdrawal can be called off.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("042_standing_of_departures")]
public sealed class M042StandingOfDepartures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE registration.departures
                ADD COLUMN confirmed_by uuid,
                ADD COLUMN confirmed_at timestamp with time zone,
                ADD COLUMN led_as character varying(40);
            ALTER TABLE registration.facility_withdrawals
                ADD COLUMN called_off_by uuid,
                ADD COLUMN called_off_at timestamp with time zone;
            CREATE INDEX departures_open ON registration.departures (last_day, id) WHERE state = 'Planned';
            """
        );
}
