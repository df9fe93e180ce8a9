using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("023_sanctions")]
public sealed class M023Sanctions : Migration
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
            """
        );
    }
}
