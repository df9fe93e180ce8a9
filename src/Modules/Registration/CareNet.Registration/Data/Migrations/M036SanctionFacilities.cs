using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// Which facility's administrator decided on a sanction. Earlier ones leave it open: any of the person's administrators ends them.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("036_sanction_facilities")]
public sealed class M036SanctionFacilities : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE registration.sanctions ADD COLUMN decided_for uuid;");
}
