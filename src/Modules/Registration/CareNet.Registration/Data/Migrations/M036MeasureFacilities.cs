using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// Which facility's administrator decided on a measure. Earlier ones leave it open: any of the person's administrators ends them.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("036_measure_facilities")]
public sealed class M036MeasureFacilities : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE registration.measures ADD COLUMN decided_for uuid;");
}
