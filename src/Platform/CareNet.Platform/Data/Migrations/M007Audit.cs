using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("007_audit")]
public sealed class M007Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Entries(migrationBuilder);
        Queue(migrationBuilder);
        Seals(migrationBuilder);
    }

    // Who did what, on whom, from where, with which outcome. No names and no health facts: ids and codes.
    private static void Entries(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TABLE platform.audit_entries (
                seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                at timestamp with time zone NOT NULL CHECK (isfinite(at)),
                actor_kind text NOT NULL CHECK (actor_kind ~ '^[a-z_]{1,20}$'),
                actor uuid CHECK (actor IS NOT NULL OR actor_kind <> 'person'),
                action text NOT NULL CHECK (action ~ '^[a-z][a-z0-9_.]{0,79}$'),
                subject_kind text CHECK (subject_kind ~ '^[a-z][a-z0-9_.]{0,39}$'),
                subject uuid CHECK ((subject IS NULL) = (subject_kind IS NULL)),
                facility uuid,
                patient uuid,
                outcome text NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
                code text CHECK (length(code) <= 80),
                address inet,
                device uuid,
                trace text CHECK (trace ~ '^[0-9a-f]{32}$'),
                details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object' AND length(details::text) <= 2000)
            );
            CREATE INDEX audit_entries_at ON platform.audit_entries (at, seq);
            CREATE INDEX audit_entries_action ON platform.audit_entries (action, at, seq);
            CREATE INDEX audit_entries_actor ON platform.audit_entries (actor, at, seq) WHERE actor IS NOT NULL;
            CREATE INDEX audit_entries_subject ON platform.audit_entries (subject, at, seq) WHERE subject IS NOT NULL;
            CREATE INDEX audit_entries_facility ON platform.audit_entries (facility, at, seq) WHERE facility IS NOT NULL;
            CREATE INDEX audit_entries_patient ON platform.audit_entries (patient, at, seq) WHERE patient IS NOT NULL;
            """
        );
        migration.MakeAppendOnly("platform.audit_entries");
    }

    // Entries wait in a queue of their own until they are sealed: a transaction that commits late is found there however
    // many later entries have been sealed meanwhile. The trigger lets no entry in without its place in the queue. The queue is
    // filled by the owner's function alone: invented numbers in front of it would keep real entries waiting.
    private static void Queue(MigrationBuilder migration) =>
        migration.Sql(
            $$"""
            CREATE TABLE platform.audit_unsealed (seq bigint PRIMARY KEY);
            REVOKE INSERT, UPDATE, TRUNCATE ON platform.audit_unsealed FROM {{Roles.App}};

            CREATE FUNCTION platform.audit_await_seal() RETURNS trigger LANGUAGE plpgsql
                SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
            BEGIN
                INSERT INTO platform.audit_unsealed SELECT seq FROM added;
                RETURN NULL;
            END $$;
            CREATE TRIGGER await_seal AFTER INSERT ON platform.audit_entries
                REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION platform.audit_await_seal();
            """
        );

    // A node cannot stop the sealing: a seal follows the one before it and belongs to an entry that exists. Checked after the statement, so
    // that a batch is checked at once. Only the owner of the table can disable the trigger.
    private static void Seals(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TABLE platform.audit_seals (
                position bigint PRIMARY KEY CHECK (position > 0),
                entry_seq bigint NOT NULL UNIQUE,
                sealed_at timestamp with time zone NOT NULL CHECK (isfinite(sealed_at)),
                key text NOT NULL CHECK (length(key) <= 40),
                previous bytea NOT NULL CHECK (length(previous) = 32),
                hash bytea NOT NULL CHECK (length(hash) = 32)
            );

            CREATE FUNCTION platform.audit_seals_in_order() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
            BEGIN
                IF EXISTS (SELECT FROM added a
                        WHERE NOT (a.position = 1 AND a.previous = decode(repeat('00', 32), 'hex'))
                        AND NOT EXISTS (SELECT FROM platform.audit_seals s WHERE s.position = a.position - 1 AND s.hash = a.previous)) THEN
                    RAISE EXCEPTION 'A seal does not follow the newest one' USING ERRCODE = 'check_violation';
                END IF;
                IF EXISTS (SELECT FROM added a
                        WHERE NOT EXISTS (SELECT FROM platform.audit_entries e WHERE e.seq = a.entry_seq)) THEN
                    RAISE EXCEPTION 'A seal is for no entry' USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER in_order AFTER INSERT ON platform.audit_seals
                REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION platform.audit_seals_in_order();
            """
        );
        migration.MakeAppendOnly("platform.audit_seals");
    }
}
