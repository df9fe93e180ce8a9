using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>
/// Marks decisions that the secretariat took, because no facility may lift them. It is not known who took the existing
/// ones.
/// </summary>
[DbContext(typeof(SecurityContext))]
[Migration("028_desk")]
public sealed class M028Secretariat : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE security.account_decisions ADD COLUMN by_secretariat boolean NOT NULL DEFAULT false;");
}
