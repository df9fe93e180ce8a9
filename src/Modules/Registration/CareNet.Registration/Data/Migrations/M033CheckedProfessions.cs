using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// What a facility or the secretariat entered counts as checked; what people changed to by themselves before now waits for its check.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("033_checked_professions")]
public sealed class M033CheckedProfessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            ALTER TABLE registration.people ADD COLUMN profession_waits_since timestamp with time zone;
            UPDATE registration.people AS p SET profession_waits_since = stated.at, standing_version = p.standing_version + 1
            FROM (SELECT person, max(at) AS at FROM registration.profession_changes WHERE changed_by = person GROUP BY person) AS stated
            WHERE stated.person = p.id AND p.profession <> 'Other';
            CREATE INDEX people_profession_waits ON registration.people (profession_waits_since) WHERE profession_waits_since IS NOT NULL;
            CREATE TABLE registration.profession_checks (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                facility uuid NOT NULL,
                profession character varying(40) NOT NULL,
                licence character varying(60) NOT NULL,
                checked_by uuid NOT NULL,
                at timestamp with time zone NOT NULL
            );
            CREATE INDEX profession_checks_of_person ON registration.profession_checks (person, at);
            """
        );
        migrationBuilder.MakeAppendOnly("registration.profession_checks");
    }
}
