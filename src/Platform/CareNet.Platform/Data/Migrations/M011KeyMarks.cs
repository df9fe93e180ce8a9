using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

/// <summary>
/// A known text that the installation's secret has sealed: a node whose secret does not open it is not started. Nodes write it once and
/// cannot change it. A node that is not upgraded yet asks nothing of it.
/// </summary>
[DbContext(typeof(PlatformContext))]
[Migration("011_key_marks")]
public sealed class M011KeyMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE platform.key_marks (
                one boolean PRIMARY KEY DEFAULT true CHECK (one),
                mark text NOT NULL CHECK (length(mark) BETWEEN 40 AND 400)
            );
            """
        );
        migrationBuilder.MakeAppendOnly("platform.key_marks");
    }
}
