using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("001_accounts")]
public sealed class M001Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateModuleSchema(SecurityContext.Schema);
        migrationBuilder.Sql(
            """
            CREATE TABLE security.accounts (
                person uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid,
                mail_address character varying(254) NOT NULL,
                mail_key character varying(254) NOT NULL,
                state character varying(10) NOT NULL,
                password_hash text,
                password_set_at timestamp with time zone,
                must_change boolean NOT NULL,
                is_reading_only boolean NOT NULL DEFAULT false,
                failures integer NOT NULL,
                locked_until timestamp with time zone,
                totp_secret text,
                totp_step bigint NOT NULL,
                factor_set_at timestamp with time zone,
                factor_declined_at timestamp with time zone,
                factor_review_asked_at timestamp with time zone,
                opened_at timestamp with time zone NOT NULL,
                closed_at timestamp with time zone,
                last_sign_in_at timestamp with time zone
            );
            -- A closed account keeps its address, and the address may come back with somebody else.
            CREATE UNIQUE INDEX accounts_mail ON security.accounts (mail_key) WHERE state <> 'Closed';
            CREATE INDEX accounts_password_age ON security.accounts (password_set_at, person) WHERE state = 'Open';
            CREATE INDEX accounts_last_sign_in ON security.accounts (last_sign_in_at, person) WHERE state = 'Open';
            CREATE INDEX accounts_facility ON security.accounts (facility, person);
            CREATE TABLE security.account_decisions (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                kind character varying(20) NOT NULL,
                reason character varying(400) NOT NULL,
                decided_by uuid NOT NULL,
                by_secretariat boolean NOT NULL DEFAULT false,
                region character varying(40) NOT NULL,
                facility uuid,
                decided_at timestamp with time zone NOT NULL,
                identity_check character varying(20),
                lifted_at timestamp with time zone
            );
            CREATE INDEX account_decisions_person ON security.account_decisions (person, decided_at);
            CREATE INDEX account_decisions_in_force ON security.account_decisions (person)
                WHERE kind IN ('Suspended', 'ReadingOnly') AND lifted_at IS NULL;
            """
        );
        migrationBuilder.ForbidDeleting("security.accounts");
        migrationBuilder.LetChangeOnly("security.account_decisions", "lifted_at");
    }
}
