using CareNet.Platform.Data;

namespace CareNet.Platform.Data.Migrations;

/// <summary>
/// The scheduler's own tables. Names, columns and keys are given by the scheduler (Quartz 3); times are its ticks. The
/// column for a misfired trigger's first time is left out on purpose: a run keeps one time, also when it is recovered.
/// </summary>
internal static class JobsSchema
{
    public const string Create = $"""
        CREATE SCHEMA jobs;
        GRANT USAGE ON SCHEMA jobs TO {Roles.App};
        ALTER DEFAULT PRIVILEGES IN SCHEMA jobs GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {Roles.App};
        CREATE TABLE jobs.qrtz_job_details (
            sched_name text, job_name text, job_group text,
            description text,
            job_class_name text NOT NULL,
            is_durable boolean NOT NULL,
            is_nonconcurrent boolean NOT NULL,
            is_update_data boolean NOT NULL,
            requests_recovery boolean NOT NULL,
            job_data bytea,
            PRIMARY KEY (sched_name, job_name, job_group)
        );
        CREATE TABLE jobs.qrtz_triggers (
            sched_name text, trigger_name text, trigger_group text,
            job_name text NOT NULL,
            job_group text NOT NULL,
            description text,
            next_fire_time bigint,
            prev_fire_time bigint,
            priority integer,
            trigger_state text NOT NULL,
            trigger_type text NOT NULL,
            start_time bigint NOT NULL,
            end_time bigint,
            calendar_name text,
            misfire_instr smallint,
            job_data bytea,
            PRIMARY KEY (sched_name, trigger_name, trigger_group),
            FOREIGN KEY (sched_name, job_name, job_group) REFERENCES jobs.qrtz_job_details
        );
        CREATE INDEX qrtz_triggers_next ON jobs.qrtz_triggers (sched_name, trigger_state, next_fire_time);
        CREATE INDEX qrtz_triggers_job ON jobs.qrtz_triggers (sched_name, job_name, job_group);
        CREATE TABLE jobs.qrtz_cron_triggers (
            sched_name text, trigger_name text, trigger_group text,
            cron_expression text NOT NULL,
            time_zone_id text,
            PRIMARY KEY (sched_name, trigger_name, trigger_group),
            FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES jobs.qrtz_triggers ON DELETE CASCADE
        );
        CREATE TABLE jobs.qrtz_simple_triggers (
            sched_name text, trigger_name text, trigger_group text,
            repeat_count bigint NOT NULL,
            repeat_interval bigint NOT NULL,
            times_triggered bigint NOT NULL,
            PRIMARY KEY (sched_name, trigger_name, trigger_group),
            FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES jobs.qrtz_triggers ON DELETE CASCADE
        );
        CREATE TABLE jobs.qrtz_simprop_triggers (
            sched_name text, trigger_name text, trigger_group text,
            str_prop_1 text, str_prop_2 text, str_prop_3 text,
            int_prop_1 integer, int_prop_2 integer,
            long_prop_1 bigint, long_prop_2 bigint,
            dec_prop_1 numeric, dec_prop_2 numeric,
            bool_prop_1 boolean, bool_prop_2 boolean,
            time_zone_id text,
            PRIMARY KEY (sched_name, trigger_name, trigger_group),
            FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES jobs.qrtz_triggers ON DELETE CASCADE
        );
        CREATE TABLE jobs.qrtz_blob_triggers (
            sched_name text, trigger_name text, trigger_group text,
            blob_data bytea,
            PRIMARY KEY (sched_name, trigger_name, trigger_group),
            FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES jobs.qrtz_triggers ON DELETE CASCADE
        );
        CREATE TABLE jobs.qrtz_calendars (
            sched_name text, calendar_name text,
            calendar bytea NOT NULL,
            PRIMARY KEY (sched_name, calendar_name)
        );
        CREATE TABLE jobs.qrtz_paused_trigger_grps (sched_name text, trigger_group text, PRIMARY KEY (sched_name, trigger_group));
        CREATE TABLE jobs.qrtz_fired_triggers (
            sched_name text, entry_id text,
            trigger_name text NOT NULL,
            trigger_group text NOT NULL,
            instance_name text NOT NULL,
            fired_time bigint NOT NULL,
            sched_time bigint NOT NULL,
            priority integer NOT NULL,
            state text NOT NULL,
            job_name text,
            job_group text,
            is_nonconcurrent boolean NOT NULL,
            requests_recovery boolean,
            PRIMARY KEY (sched_name, entry_id)
        );
        CREATE INDEX qrtz_fired_triggers_trigger ON jobs.qrtz_fired_triggers (sched_name, trigger_name, trigger_group);
        CREATE INDEX qrtz_fired_triggers_node ON jobs.qrtz_fired_triggers (sched_name, instance_name);
        CREATE INDEX qrtz_fired_triggers_job ON jobs.qrtz_fired_triggers (sched_name, job_name, job_group);
        CREATE TABLE jobs.qrtz_scheduler_state (
            sched_name text, instance_name text,
            last_checkin_time bigint NOT NULL,
            checkin_interval bigint NOT NULL,
            PRIMARY KEY (sched_name, instance_name)
        );
        CREATE TABLE jobs.qrtz_locks (sched_name text, lock_name text, PRIMARY KEY (sched_name, lock_name));
        """;
}
