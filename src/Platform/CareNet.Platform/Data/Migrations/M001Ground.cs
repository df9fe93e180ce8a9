using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("001_ground")]
public sealed class M001Ground : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateModuleSchema(PlatformContext.Schema);
        migrationBuilder.Sql("""
            CREATE TABLE platform.regions (
                code character varying(40) PRIMARY KEY,
                name_ja text NOT NULL,
                name_en text NOT NULL,
                time_zone text NOT NULL,
                is_demo boolean NOT NULL
            );
            CREATE TABLE platform.protection_keys (
                id character varying(100) PRIMARY KEY,
                xml text NOT NULL
            );
            -- Who did what, on whom, from where, with which outcome. No names and no health facts: ids and codes.
            CREATE TABLE platform.audit_entries (
                seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                at timestamp with time zone NOT NULL,
                actor_kind text NOT NULL,
                actor uuid,
                action text NOT NULL,
                subject_kind text,
                subject uuid,
                facility uuid,
                patient uuid,
                outcome text NOT NULL,
                code text,
                address inet,
                device uuid,
                trace text,
                details jsonb NOT NULL DEFAULT '{}'
            );
            CREATE INDEX audit_entries_actor ON platform.audit_entries (actor, at DESC) WHERE actor IS NOT NULL;
            CREATE INDEX audit_entries_patient ON platform.audit_entries (patient, at DESC) WHERE patient IS NOT NULL;
            CREATE INDEX audit_entries_facility ON platform.audit_entries (facility, at DESC) WHERE facility IS NOT NULL;
            CREATE INDEX audit_entries_action ON platform.audit_entries (action, at DESC);
            """);
        migrationBuilder.MakeAppendOnly("platform.audit_entries");
    }
}
