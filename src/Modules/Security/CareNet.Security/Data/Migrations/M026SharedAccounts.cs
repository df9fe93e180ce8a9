using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>The head of the facility accepts by name; what was declared before has none.</summary>
[DbContext(typeof(SecurityContext))]
[Migration("026_shared_accounts")]
public sealed class M026SharedAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE security.shared_accounts ADD COLUMN accepted_by_head character varying(60) NOT NULL DEFAULT '';");
}
