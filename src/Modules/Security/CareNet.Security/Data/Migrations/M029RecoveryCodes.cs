using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>
/// Recovery codes are hashed with a key that the database does not hold, so the rows from before cannot be carried over. They go, because a
/// copy of them can be searched; setting up the authenticator again gives new codes.
/// </summary>
[DbContext(typeof(SecurityContext))]
[Migration("029_recovery_codes")]
public sealed class M029RecoveryCodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DELETE FROM security.recovery_codes;");
}
