using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>What the desk stopped, no facility gives back. Who took the measures from before is not known any more.</summary>
[DbContext(typeof(SecurityContext))]
[Migration("028_desk")]
public sealed class M028Desk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "ALTER TABLE security.account_measures ADD COLUMN by_desk boolean NOT NULL DEFAULT false;");
}
