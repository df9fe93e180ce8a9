using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("012_departures")]
public sealed class M012Departures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.departures (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                facility uuid NOT NULL,
                region character varying(40) NOT NULL,
                reason character varying(40) NOT NULL,
                note character varying(500) NOT NULL,
                last_day date NOT NULL,
                planned_by uuid NOT NULL,
                planned_at timestamp with time zone NOT NULL,
                confirmed_by uuid,
                confirmed_at timestamp with time zone,
                led_as character varying(40),
                state character varying(40) NOT NULL,
                carried_out_at timestamp with time zone,
                was_last boolean NOT NULL,
                deletion_request uuid,
                deletion_done_at timestamp with time zone,
                devices character varying(40),
                data character varying(40),
                devices_outstanding integer NOT NULL,
                groups_outstanding integer NOT NULL,
                account_closed_at timestamp with time zone,
                signed_name character varying(60),
                signed_by uuid,
                signed_at timestamp with time zone
            );
            CREATE UNIQUE INDEX departures_planned ON registration.departures (person, facility) WHERE state = 'Planned';
            CREATE INDEX departures_of_facility ON registration.departures (facility, planned_at, id);
            CREATE INDEX departures_of_person ON registration.departures (person, planned_at);
            CREATE INDEX departures_of_deletion_request ON registration.departures (deletion_request) WHERE deletion_request IS NOT NULL;
            CREATE INDEX departures_open ON registration.departures (last_day, id) WHERE state = 'Planned';
            CREATE TABLE registration.facility_withdrawals (
                facility uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                last_day date NOT NULL,
                note character varying(500) NOT NULL,
                asked_by uuid NOT NULL,
                asked_at timestamp with time zone NOT NULL,
                called_off_by uuid,
                called_off_at timestamp with time zone,
                done_at timestamp with time zone
            );
            CREATE INDEX facility_withdrawals_open ON registration.facility_withdrawals (region, last_day) WHERE done_at IS NULL;
            """
        );
        migrationBuilder.ForbidDeleting("registration.departures", "registration.facility_withdrawals");
    }
}
