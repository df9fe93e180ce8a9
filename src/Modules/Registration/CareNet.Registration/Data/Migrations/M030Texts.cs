using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>Who holds an office only accepts texts too, and a version names the editions of the guidelines.</summary>
[DbContext(typeof(RegistrationContext))]
[Migration("030_texts")]
public sealed class M030Texts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE registration.acceptances ALTER COLUMN facility DROP NOT NULL;
            ALTER TABLE registration.acceptances ALTER COLUMN version TYPE character varying(400);
            DROP INDEX registration.acceptances_once;
            CREATE UNIQUE INDEX acceptances_once ON registration.acceptances (person, facility, what, version, for_facility)
                NULLS NOT DISTINCT;
            """
        );
}
