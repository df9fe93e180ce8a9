using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("002_standings")]
public sealed class M002Standings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.standings (
                person uuid PRIMARY KEY,
                version bigint NOT NULL,
                standing jsonb NOT NULL,
                restricted_until timestamp with time zone,
                changed_at timestamp with time zone NOT NULL
            );
            -- Who has a duty somewhere is looked for by what their standing holds.
            CREATE INDEX standings_held ON security.standings USING gin (standing jsonb_path_ops);
            """
        );
        migrationBuilder.ForbidDeleting("security.standings");
    }
}
