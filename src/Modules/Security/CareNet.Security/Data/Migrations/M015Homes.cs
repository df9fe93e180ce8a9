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
            ALTER TABLE security.accounts ADD COLUMN home_since timestamp with time zone;
            -- Whoever has been known to belong somewhere has a home; the rest were named and have not accepted.
            UPDATE security.accounts a SET home_since = a.opened_at
            FROM security.standings s
            WHERE s.person = a.person
                AND (a.state IN ('Open', 'Suspended') AND s.version > 0
                    OR jsonb_array_length(coalesce(s.standing->'Memberships', '[]')) > 0
                    OR jsonb_array_length(coalesce(s.standing->'Offices', '[]')) > 0);
            UPDATE security.accounts SET facility = NULL WHERE home_since IS NULL;
            ALTER TABLE security.region_profiles RENAME TO region_settings;
            ALTER TABLE security.facility_profiles RENAME TO facility_settings;
            """
        );
}
