using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("009_mails")]
public sealed class M009Mails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE platform.mails (
                id uuid PRIMARY KEY,
                kind character varying(80) NOT NULL,
                region character varying(40) NOT NULL,
                state character varying(10) NOT NULL,
                address_hash bytea NOT NULL,
                address text,
                link text,
                at timestamp with time zone NOT NULL
            );
            CREATE INDEX mails_at ON platform.mails (at);
            CREATE INDEX mails_per_address ON platform.mails (address_hash, at);
            """
        );
}
