using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("004_idempotency")]
public sealed class M004Idempotency : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE platform.idempotency_keys (
                actor uuid NOT NULL,
                key character varying(129) NOT NULL,
                fingerprint bytea NOT NULL,
                body json NOT NULL,
                created_at timestamp with time zone NOT NULL,
                expires_at timestamp with time zone NOT NULL,
                PRIMARY KEY (actor, key)
            );
            CREATE INDEX idempotency_keys_expiry ON platform.idempotency_keys (expires_at);
            """
        );
}
