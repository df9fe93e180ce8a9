using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("005_factors")]
public sealed class M005Factors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE security.recovery_codes (
                code_hash bytea PRIMARY KEY,
                person uuid NOT NULL
            );
            CREATE INDEX recovery_codes_person ON security.recovery_codes (person);
            CREATE TABLE security.passkeys (
                credential bytea PRIMARY KEY,
                person uuid NOT NULL,
                public_key bytea NOT NULL,
                name character varying(60) NOT NULL,
                created_at timestamp with time zone NOT NULL,
                last_used_at timestamp with time zone,
                sign_count bigint NOT NULL,
                transports text[] NOT NULL,
                is_user_verified boolean NOT NULL,
                is_backup_eligible boolean NOT NULL,
                is_backed_up boolean NOT NULL
            );
            CREATE INDEX passkeys_person ON security.passkeys (person);
            CREATE TABLE security.passkey_challenges (
                id uuid PRIMARY KEY,
                state text NOT NULL,
                expires_at timestamp with time zone NOT NULL
            );
            CREATE INDEX passkey_challenges_expiry ON security.passkey_challenges (expires_at);
            """
        );
}
