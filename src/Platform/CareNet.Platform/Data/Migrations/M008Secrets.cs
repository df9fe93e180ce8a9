using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

/// <summary>
/// Kept mails hold their address and link sealed, and idempotency keys a hash of the secret of a person without an account. Rows from
/// before go: kept mails exist only while developing, and an answer is kept for two days. The columns stay as they are, so that nodes
/// that are not upgraded yet can write to them.
/// </summary>
[DbContext(typeof(PlatformContext))]
[Migration("008_secrets")]
public sealed class M008Secrets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            DELETE FROM platform.mails WHERE address IS NOT NULL OR link IS NOT NULL;
            DELETE FROM platform.idempotency_keys WHERE actor = '00000000-0000-0000-0000-000000000000';
            """
        );
}
