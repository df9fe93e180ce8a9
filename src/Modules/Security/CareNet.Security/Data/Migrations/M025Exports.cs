using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("025_exports")]
public sealed class M025Exports : Migration
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
            -- A facility may limit sign-ins to its own lines, and to mobile ones.
            ALTER TABLE security.facility_profiles ADD COLUMN networks text[] NOT NULL DEFAULT '{}';
            ALTER TABLE security.facility_profiles ADD COLUMN allows_mobile boolean NOT NULL DEFAULT true;
            """
        );
        migrationBuilder.MakeAppendOnly("security.exports");
    }
}
