using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("001_core")]
public sealed class M001Core : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateModuleSchema(PlatformContext.Schema);
        migrationBuilder.Sql(
            """
            CREATE TABLE platform.regions (
                code character varying(40) PRIMARY KEY,
                name_ja text NOT NULL,
                name_en text NOT NULL,
                time_zone text NOT NULL,
                is_demo boolean NOT NULL
            );
            """
        );
        migrationBuilder.MakeAppendOnly("platform.regions");
    }
}
