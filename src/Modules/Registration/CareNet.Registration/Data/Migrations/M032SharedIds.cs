using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>Shared IDs are kept once, beside the accounts; no page ever wrote into this table.</summary>
[DbContext(typeof(RegistrationContext))]
[Migration("032_shared_ids")]
public sealed class M032SharedIds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE registration.shared_ids;");
}
