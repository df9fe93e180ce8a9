using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("012_take_outs")]
public sealed class M012TakeOuts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.take_outs (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid NOT NULL,
                person uuid NOT NULL,
                device uuid,
                state character varying(10) NOT NULL,
                content character varying(500) NOT NULL,
                medium character varying(10) NOT NULL,
                purpose character varying(500),
                begins date NOT NULL,
                ends date NOT NULL,
                needs_approval boolean NOT NULL,
                asked_at timestamp with time zone NOT NULL,
                decided_by uuid,
                decided_at timestamp with time zone,
                reason character varying(500),
                returned_on date,
                returned_by uuid
            );
            CREATE INDEX take_outs_facility ON security.take_outs (facility, id);
            CREATE INDEX take_outs_person ON security.take_outs (person, id);
            CREATE INDEX take_outs_outside ON security.take_outs (id) WHERE state IN ('Requested', 'Outside');
            """
        );
        migrationBuilder.ForbidDeleting("security.take_outs");
    }
}
