using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("002_bus")]
public sealed class M002Bus : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        -- Not cached: the numbers of one key have to follow the order of its commits.
        CREATE SEQUENCE platform.bus_sequence CACHE 1;
        -- One row per message and handler, gone when handled. The body is opaque on purpose.
        CREATE TABLE platform.bus_envelopes (
            id uuid PRIMARY KEY,
            seq bigint NOT NULL DEFAULT nextval('platform.bus_sequence'),
            due_at timestamp with time zone NOT NULL,
            created_at timestamp with time zone NOT NULL,
            claimed_by integer,
            attempts smallint NOT NULL DEFAULT 0,
            crashes smallint NOT NULL DEFAULT 0,
            started boolean NOT NULL DEFAULT false,
            parked boolean NOT NULL DEFAULT false,
            handler text NOT NULL,
            message_type text NOT NULL,
            order_key text,
            trace_parent text,
            body bytea NOT NULL
        ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
        CREATE INDEX bus_envelopes_due ON platform.bus_envelopes (due_at) WHERE claimed_by IS NULL AND order_key IS NULL;
        CREATE INDEX bus_envelopes_claimed ON platform.bus_envelopes (claimed_by) WHERE claimed_by IS NOT NULL;
        CREATE INDEX bus_envelopes_lane ON platform.bus_envelopes (handler, order_key, seq) WHERE order_key IS NOT NULL AND NOT parked;
        CREATE INDEX bus_envelopes_parked ON platform.bus_envelopes (due_at) WHERE parked;
        -- What was handled, for the days in which the same envelope might be stored again.
        CREATE TABLE platform.bus_handled (
            id uuid PRIMARY KEY,
            at timestamp with time zone NOT NULL
        );
        CREATE INDEX bus_handled_at ON platform.bus_handled USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
        -- Nodes at work. Each also holds a session lock on its number, which ends with its process.
        CREATE TABLE platform.bus_nodes (
            number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            host text NOT NULL,
            started_at timestamp with time zone NOT NULL,
            beat_at timestamp with time zone NOT NULL
        ) WITH (fillfactor = 50);
        CREATE TABLE platform.bus_dead_letters (
            id uuid PRIMARY KEY,
            seq bigint NOT NULL DEFAULT nextval('platform.bus_sequence'),
            handler text NOT NULL,
            message_type text NOT NULL,
            order_key text,
            trace_parent text,
            body bytea NOT NULL,
            created_at timestamp with time zone NOT NULL,
            died_at timestamp with time zone NOT NULL,
            attempts smallint NOT NULL,
            crashes smallint NOT NULL,
            error_type text NOT NULL,
            error_place text NOT NULL
        );
        CREATE INDEX bus_dead_letters_seq ON platform.bus_dead_letters (seq DESC);
        CREATE INDEX bus_dead_letters_type ON platform.bus_dead_letters (message_type, seq DESC);
        """);
}
