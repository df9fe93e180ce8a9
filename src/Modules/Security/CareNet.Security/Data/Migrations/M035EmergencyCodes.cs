using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>
/// A facility's code is sealed in the column that it has, and found by a keyed hash. Rows from before, and of a node that is not upgraded
/// yet, have no hash; a job seals them.
/// </summary>
[DbContext(typeof(SecurityContext))]
[Migration("035_emergency_codes")]
public sealed class M035EmergencyCodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE security.emergency_cards ALTER COLUMN code TYPE character varying(400);
            ALTER TABLE security.emergency_cards ADD COLUMN code_hash bytea;
            CREATE UNIQUE INDEX emergency_cards_code_hash ON security.emergency_cards (code_hash);
            """
        );
}
