using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("003_sessions")]
public sealed class M003Sessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
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
                has_open_duties boolean NOT NULL DEFAULT false,
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
            """
        );
}
