using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("006_sign_in")]
public sealed class M006SignIn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            -- By the hash of what was typed as the address: an unknown one is locked just like a known one.
            CREATE TABLE security.failed_sign_ins (
                mail_hash bytea PRIMARY KEY,
                count integer NOT NULL,
                locked_until timestamp with time zone,
                last_at timestamp with time zone NOT NULL
            );
            CREATE INDEX failed_sign_ins_at ON security.failed_sign_ins (last_at);
            """
        );
}
