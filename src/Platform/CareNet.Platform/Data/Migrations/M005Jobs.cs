using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

[DbContext(typeof(PlatformContext))]
[Migration("005_jobs")]
public sealed class M005Jobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE platform.job_runs (
                id uuid PRIMARY KEY,
                job text NOT NULL,
                scheduled_for timestamp with time zone NOT NULL,
                node text NOT NULL,
                started_at timestamp with time zone NOT NULL,
                ended_at timestamp with time zone,
                outcome text NOT NULL CHECK (outcome IN ('running', 'done', 'failed', 'abandoned')),
                done bigint NOT NULL DEFAULT 0,
                total bigint,
                counts jsonb NOT NULL DEFAULT '{}',
                error_type text
            );
            CREATE UNIQUE INDEX job_runs_running ON platform.job_runs (job) WHERE outcome = 'running';
            CREATE INDEX job_runs_scheduled ON platform.job_runs (job, scheduled_for);
            CREATE INDEX job_runs_job ON platform.job_runs (job, id DESC);
            CREATE INDEX job_runs_started ON platform.job_runs (started_at);
            -- What a run has done once and must not do again when it is repeated.
            CREATE TABLE platform.job_steps (
                job text NOT NULL,
                scheduled_for timestamp with time zone NOT NULL,
                step character varying(200) NOT NULL,
                at timestamp with time zone NOT NULL,
                PRIMARY KEY (job, scheduled_for, step)
            );
            CREATE INDEX job_steps_at ON platform.job_steps (at);
            """
        );
}
