using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("010_training")]
public sealed class M010Training : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.trainings (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid,
                subject character varying(120) NOT NULL,
                material character varying(300),
                held_on date NOT NULL,
                given_by character varying(60) NOT NULL,
                is_self_study boolean NOT NULL,
                recorded_by uuid NOT NULL,
                recorded_at timestamp with time zone NOT NULL
            );
            CREATE INDEX trainings_of_facility ON registration.trainings (facility, held_on, id);
            CREATE INDEX trainings_of_region ON registration.trainings (region, held_on, id) WHERE facility IS NULL;
            CREATE TABLE registration.training_attendances (
                training uuid NOT NULL REFERENCES registration.trainings,
                person uuid NOT NULL,
                facility uuid NOT NULL,
                "on" date NOT NULL,
                exercises text[] NOT NULL,
                recorded_by uuid NOT NULL,
                recorded_at timestamp with time zone NOT NULL,
                PRIMARY KEY (training, person)
            );
            CREATE INDEX training_attendances_of_person ON registration.training_attendances (person, "on");
            CREATE TABLE registration.training_due (
                person uuid NOT NULL,
                facility uuid NOT NULL,
                region character varying(40) NOT NULL,
                last_on date,
                due_on date NOT NULL,
                PRIMARY KEY (person, facility)
            );
            CREATE INDEX training_due_day ON registration.training_due (due_on, person, facility);
            CREATE INDEX training_due_of_facility ON registration.training_due (facility, due_on);
            CREATE TABLE registration.training_intervals (
                facility uuid PRIMARY KEY,
                days integer NOT NULL CHECK (days BETWEEN 7 AND 1095),
                set_by uuid NOT NULL,
                set_at timestamp with time zone NOT NULL
            );
            """
        );
        migrationBuilder.MakeAppendOnly("registration.trainings");
        migrationBuilder.MakeAppendOnly("registration.training_attendances");
        migrationBuilder.ForbidDeleting("registration.training_intervals");
    }
}
