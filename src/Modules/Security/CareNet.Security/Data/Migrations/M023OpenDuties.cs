using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("023_owing")]
public sealed class M023OpenDuties : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE security.sessions ADD COLUMN has_open_duties boolean NOT NULL DEFAULT false;
            """
        );
}
