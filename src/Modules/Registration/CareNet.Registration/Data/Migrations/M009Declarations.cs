using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("009_declarations")]
public sealed class M009Declarations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.declarations (
                person uuid NOT NULL,
                region character varying(40) NOT NULL,
                title character varying(80) NOT NULL,
                edition character varying(60) NOT NULL,
                signed_name character varying(60) NOT NULL,
                filed_at timestamp with time zone NOT NULL,
                accepted_at timestamp with time zone,
                accepted_by uuid,
                PRIMARY KEY (person, region)
            );
            CREATE INDEX declarations_waiting ON registration.declarations (region, filed_at) WHERE accepted_at IS NULL;
            """
        );
        migrationBuilder.ForbidDeleting("registration.declarations");
    }
}
