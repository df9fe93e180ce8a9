using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("011_emergency_cards")]
public sealed class M011EmergencyCards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.emergency_cards (
                facility uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                code character varying(400) NOT NULL,
                code_hash bytea NOT NULL,
                phone character varying(20)
            );
            CREATE UNIQUE INDEX emergency_cards_code_hash ON security.emergency_cards (code_hash);
            """
        );
        migrationBuilder.ForbidDeleting("security.emergency_cards");
    }
}
