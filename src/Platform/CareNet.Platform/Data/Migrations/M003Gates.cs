using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("003_gates")]
public sealed class M003Gates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            -- Changed in place and never in an index, so that a change stays on its page.
            CREATE TABLE platform.gates (
                kind character varying(10) NOT NULL CHECK (kind IN ('access', 'sharing')),
                subject uuid NOT NULL,
                open boolean NOT NULL,
                closes_at timestamp with time zone,
                rule_id character varying(80) NOT NULL,
                version bigint NOT NULL,
                changed_at timestamp with time zone NOT NULL,
                PRIMARY KEY (kind, subject)
            ) WITH (fillfactor = 80);
            """
        );
        // A gate is closed, not removed: who asks later finds the rule that closed it.
        migrationBuilder.ForbidDeleting("platform.gates");
    }
}
