using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("014_exports")]
public sealed class M014Exports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.exports (
                id uuid PRIMARY KEY,
                facility uuid,
                region character varying(40),
                by_person uuid NOT NULL,
                what character varying(40) NOT NULL,
                reason character varying(400),
                at timestamp with time zone NOT NULL
            );
            CREATE INDEX exports_facility ON security.exports (facility, id);
            CREATE INDEX exports_region ON security.exports (region, id);
            """
        );
        migrationBuilder.MakeAppendOnly("security.exports");
    }
}
