using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("010_incidents")]
public sealed class M010Incidents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.incidents (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid NOT NULL,
                kind character varying(20) NOT NULL,
                state character varying(10) NOT NULL,
                person uuid,
                device uuid,
                happened_at timestamp with time zone,
                what character varying(2000),
                reported_at timestamp with time zone NOT NULL,
                reported_by uuid,
                leak_known_on date,
                is_wrongful_purpose boolean NOT NULL,
                closed_at timestamp with time zone,
                closed_by uuid,
                lessons character varying(2000)
            );
            CREATE INDEX incidents_facility ON security.incidents (facility, id);
            CREATE INDEX incidents_region ON security.incidents (region, id);
            CREATE TABLE security.incident_steps (
                id uuid PRIMARY KEY,
                incident uuid NOT NULL REFERENCES security.incidents (id) DEFERRABLE INITIALLY DEFERRED,
                position integer NOT NULL,
                kind character varying(20) NOT NULL,
                ground character varying(10) NOT NULL,
                rule character varying(80),
                due_on date,
                done_at timestamp with time zone,
                done_by uuid,
                note character varying(1000)
            );
            CREATE INDEX incident_steps_incident ON security.incident_steps (incident, position);
            CREATE INDEX incident_steps_due ON security.incident_steps (id) WHERE done_at IS NULL AND due_on IS NOT NULL;
            CREATE TABLE security.incident_lines (
                seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                incident uuid NOT NULL REFERENCES security.incidents (id) DEFERRABLE INITIALLY DEFERRED,
                at timestamp with time zone NOT NULL,
                by uuid,
                kind character varying(20) NOT NULL,
                text character varying(2000)
            );
            CREATE INDEX incident_lines_incident ON security.incident_lines (incident, seq);
            """
        );
        migrationBuilder.ForbidDeleting("security.incidents");
        migrationBuilder.LetChangeOnly("security.incident_steps", "done_at", "done_by", "note");
        migrationBuilder.MakeAppendOnly("security.incident_lines");
    }
}
