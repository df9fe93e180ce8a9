using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("011_sanctions")]
public sealed class M011Sanctions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.sanctions (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                person uuid NOT NULL,
                kind character varying(40) NOT NULL,
                ground character varying(40) NOT NULL,
                facts character varying(4000) NOT NULL,
                decided_by uuid NOT NULL,
                decided_as character varying(40) NOT NULL,
                decided_for uuid,
                carried_out_as character varying(40),
                decided_at timestamp with time zone NOT NULL,
                until timestamp with time zone,
                warning uuid,
                carried_out_by uuid,
                carried_out_at timestamp with time zone,
                confirmed_at timestamp with time zone,
                reply character varying(4000),
                lifted_by uuid,
                lifted_at timestamp with time zone,
                lift_reason character varying(500)
            );
            CREATE INDEX sanctions_of_region ON registration.sanctions (region, decided_at, id);
            CREATE INDEX sanctions_of_person ON registration.sanctions (person, decided_at);
            CREATE INDEX sanctions_restricting ON registration.sanctions (person, region)
                WHERE kind IN ('Suspend', 'RestrictOrForbidUse') AND carried_out_at IS NOT NULL AND lifted_at IS NULL;
            """
        );
        migrationBuilder.LetChangeOnly(
            "registration.sanctions",
            "carried_out_by",
            "carried_out_at",
            "confirmed_at",
            "reply",
            "lifted_by",
            "lifted_at",
            "lift_reason"
        );
    }
}
