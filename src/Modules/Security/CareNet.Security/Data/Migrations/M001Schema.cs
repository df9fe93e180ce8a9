using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("001_schema")]
public sealed class M001Schema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateModuleSchema(SecurityContext.Schema);
}
