using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("004_guidelines")]
public sealed class M004Guidelines : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.guideline_editions (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                work character varying(60) NOT NULL,
                edition character varying(60) NOT NULL,
                registered_by uuid NOT NULL,
                registered_at timestamp with time zone NOT NULL
            );
            CREATE INDEX guideline_editions_of ON registration.guideline_editions (region, work, registered_at);
            """
        );
        migrationBuilder.MakeAppendOnly("registration.guideline_editions");
    }
}
