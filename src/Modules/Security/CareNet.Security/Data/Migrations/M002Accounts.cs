using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("002_accounts")]
public sealed class M002Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
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
                failures integer NOT NULL,
                locked_until timestamp with time zone,
                totp_secret text,
                totp_step bigint NOT NULL,
                factor_set_at timestamp with time zone,
                opened_at timestamp with time zone NOT NULL,
                closed_at timestamp with time zone,
                last_sign_in_at timestamp with time zone
            );
            -- A closed account keeps its address, and the address may come back with somebody else.
            CREATE UNIQUE INDEX accounts_mail ON security.accounts (mail_key) WHERE state <> 'Closed';
            CREATE INDEX accounts_password_age ON security.accounts (password_set_at, person) WHERE state = 'Open';
            CREATE INDEX accounts_last_sign_in ON security.accounts (last_sign_in_at, person) WHERE state = 'Open';
            CREATE INDEX accounts_facility ON security.accounts (facility, person);
            CREATE TABLE security.sessions (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                token_hash bytea NOT NULL UNIQUE,
                stage character varying(20) NOT NULL,
                started_at timestamp with time zone NOT NULL,
                last_seen_at timestamp with time zone NOT NULL,
                proved_at timestamp with time zone NOT NULL,
                expires_at timestamp with time zone NOT NULL,
                idle_minutes integer NOT NULL,
                device uuid,
                address text,
                browser character varying(60) NOT NULL,
                ended_at timestamp with time zone,
                end_reason character varying(20)
            );
            CREATE INDEX sessions_live ON security.sessions (person) WHERE ended_at IS NULL;
            CREATE INDEX sessions_person ON security.sessions (person, started_at);
            CREATE INDEX sessions_device ON security.sessions (device) WHERE ended_at IS NULL;
            CREATE INDEX sessions_expiry ON security.sessions (expires_at);
            CREATE TABLE security.standings (
                person uuid PRIMARY KEY,
                version bigint NOT NULL,
                standing jsonb NOT NULL,
                restricted_until timestamp with time zone,
                changed_at timestamp with time zone NOT NULL
            );
            """
        );
}
