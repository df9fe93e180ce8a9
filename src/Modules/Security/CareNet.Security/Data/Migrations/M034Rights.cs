using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>Nodes can no longer remove or rewrite decisions on accounts and steps of incidents.</summary>
[DbContext(typeof(SecurityContext))]
[Migration("034_rights")]
public sealed class M034Rights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.LetChangeOnly("security.account_decisions", "lifted_at");
        migrationBuilder.LetChangeOnly("security.incident_steps", "done_at", "done_by", "note");
        migrationBuilder.ForbidDeleting(
            "security.accounts",
            "security.devices",
            "security.emergency_cards",
            "security.facility_profiles",
            "security.incidents",
            "security.region_profiles",
            "security.shared_accounts",
            "security.standings",
            "security.take_outs"
        );
    }
}
