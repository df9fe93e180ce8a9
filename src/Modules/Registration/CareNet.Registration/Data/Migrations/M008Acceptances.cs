using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("008_acceptances")]
public sealed class M008Acceptances : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.acceptances (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                facility uuid,
                region character varying(40) NOT NULL,
                what character varying(40) NOT NULL,
                version character varying(400) NOT NULL,
                for_facility boolean NOT NULL,
                at timestamp with time zone NOT NULL
            );
            CREATE UNIQUE INDEX acceptances_once ON registration.acceptances (person, facility, what, version, for_facility)
                NULLS NOT DISTINCT;
            CREATE INDEX acceptances_of_facility ON registration.acceptances (facility, what, version) WHERE for_facility;
            CREATE TABLE registration.further_rules (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid,
                title character varying(100) NOT NULL,
                text character varying(20000) NOT NULL,
                entered_by uuid NOT NULL,
                entered_at timestamp with time zone NOT NULL,
                released_by uuid,
                released_at timestamp with time zone
            );
            CREATE INDEX further_rules_of_facility ON registration.further_rules (facility, released_at) WHERE facility IS NOT NULL;
            CREATE INDEX further_rules_of_region ON registration.further_rules (region, released_at) WHERE facility IS NULL;
            """
        );
        migrationBuilder.MakeAppendOnly("registration.acceptances");
        migrationBuilder.LetChangeOnly("registration.further_rules", "released_by", "released_at");
    }
}
