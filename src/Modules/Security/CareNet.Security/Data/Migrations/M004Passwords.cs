using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("004_passwords")]
public sealed class M004Passwords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
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
            """
        );
}
