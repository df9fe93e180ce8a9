using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("006_notices")]
public sealed class M006Notices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE platform.notices (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                kind character varying(80) NOT NULL,
                subject uuid NOT NULL,
                due_at timestamp with time zone NOT NULL,
                created_at timestamp with time zone NOT NULL,
                read_at timestamp with time zone,
                done_at timestamp with time zone
            );
            CREATE UNIQUE INDEX notices_open ON platform.notices (person, kind, subject) WHERE done_at IS NULL;
            CREATE INDEX notices_person ON platform.notices (person, id DESC);
            CREATE INDEX notices_done ON platform.notices (done_at) WHERE done_at IS NOT NULL;
            """
        );
}
