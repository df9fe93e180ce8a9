using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("003_credentials")]
public sealed class M003Credentials : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE security.accounts ADD COLUMN is_reading_only boolean NOT NULL DEFAULT false;
            ALTER TABLE security.accounts ADD COLUMN factor_declined_at timestamp with time zone;
            -- By the hash of what was typed as the address: an unknown one is locked just like a known one.
            CREATE TABLE security.failed_sign_ins (
                mail_hash bytea PRIMARY KEY,
                count integer NOT NULL,
                locked_until timestamp with time zone,
                last_at timestamp with time zone NOT NULL
            );
            CREATE INDEX failed_sign_ins_at ON security.failed_sign_ins (last_at);
            CREATE TABLE security.links (
                token_hash bytea PRIMARY KEY,
                person uuid NOT NULL,
                kind character varying(20) NOT NULL,
                expires_at timestamp with time zone NOT NULL,
                used_at timestamp with time zone
            );
            CREATE INDEX links_person ON security.links (person) WHERE used_at IS NULL;
            CREATE INDEX links_expiry ON security.links (expires_at);
            CREATE TABLE security.earlier_passwords (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                hash text NOT NULL,
                set_at timestamp with time zone NOT NULL
            );
            CREATE INDEX earlier_passwords_person ON security.earlier_passwords (person, set_at);
            CREATE INDEX earlier_passwords_at ON security.earlier_passwords (set_at);
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
            CREATE TABLE security.region_profiles (
                region character varying(40) PRIMARY KEY,
                follows_guideline boolean NOT NULL,
                factor_required boolean NOT NULL,
                chosen_by uuid NOT NULL,
                chosen_at timestamp with time zone NOT NULL
            );
            CREATE TABLE security.facility_profiles (
                facility uuid PRIMARY KEY,
                factor_required boolean NOT NULL,
                chosen_by uuid NOT NULL,
                chosen_at timestamp with time zone NOT NULL
            );
            CREATE TABLE security.account_decisions (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                kind character varying(20) NOT NULL,
                reason character varying(400) NOT NULL,
                decided_by uuid NOT NULL,
                decided_at timestamp with time zone NOT NULL
            );
            CREATE INDEX account_decisions_person ON security.account_decisions (person, decided_at);
            """
        );
}
