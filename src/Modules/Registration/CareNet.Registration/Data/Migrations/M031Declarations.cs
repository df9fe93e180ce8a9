using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("031_declarations")]
public sealed class M031Declarations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
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
            CREATE INDEX facility_withdrawals_open ON registration.facility_withdrawals (region, last_day) WHERE done_at IS NULL;
            CREATE INDEX declarations_waiting ON registration.declarations (region, filed_at) WHERE accepted_at IS NULL;
            """
        );
}
