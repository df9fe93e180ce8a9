using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("001_schema")]
public sealed class M001Schema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateModuleSchema(RegistrationContext.Schema);
}
