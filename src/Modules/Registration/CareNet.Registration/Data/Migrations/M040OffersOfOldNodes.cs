using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// A node from before 038 does not know forget_at and could make no offer during an upgrade. Its offers leave it empty, and the job works
/// it out; a default would be a day that is wrong for every one of them.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("040_invitations_of_old_nodes")]
public sealed class M040OffersOfOldNodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE registration.staff_invitations ALTER COLUMN forget_at DROP NOT NULL;");
}
