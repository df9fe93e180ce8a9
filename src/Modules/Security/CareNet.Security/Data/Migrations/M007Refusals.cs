using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("007_refusals")]
public sealed class M007Refusals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE security.refusal_counts (
                person uuid PRIMARY KEY,
                count integer NOT NULL,
                since timestamp with time zone NOT NULL
            );
            CREATE INDEX refusal_counts_since ON security.refusal_counts (since);
            """
        );
}
