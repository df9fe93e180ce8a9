using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("015_homes")]
public sealed class M015Homes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE security.accounts ADD COLUMN has_home boolean NOT NULL DEFAULT false;
            -- Whoever has been known to belong somewhere has a home; the rest were named and have not accepted.
            UPDATE security.accounts a SET has_home = true
            FROM security.standings s
            WHERE s.person = a.person AND (s.version > 0 OR a.state IN ('Open', 'Suspended'));
            UPDATE security.accounts SET facility = NULL WHERE NOT has_home;
            ALTER TABLE security.region_profiles RENAME TO region_settings;
            ALTER TABLE security.facility_profiles RENAME TO facility_settings;
            """
        );
}
