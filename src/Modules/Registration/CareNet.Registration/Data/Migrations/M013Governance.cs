using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("013_governance")]
public sealed class M013Governance : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.office_appointments (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                region character varying(40) NOT NULL,
                role character varying(40) NOT NULL,
                appointed_by uuid NOT NULL,
                appointed_at timestamp with time zone NOT NULL,
                is_confirmed boolean,
                decided_by uuid,
                decided_at timestamp with time zone
            );
            CREATE INDEX office_appointments_waiting ON registration.office_appointments (region, appointed_at) WHERE is_confirmed IS NULL;
            -- One appointment of a person to an office waits at a time.
            CREATE UNIQUE INDEX office_appointments_one_waits ON registration.office_appointments (person, region, role)
                WHERE is_confirmed IS NULL;
            CREATE TABLE registration.policy_editions (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                name character varying(80) NOT NULL,
                in_force_from date NOT NULL,
                text text NOT NULL CHECK (length(text) <= 600000),
                drafted_by uuid NOT NULL,
                drafted_at timestamp with time zone NOT NULL,
                released_by uuid,
                released_at timestamp with time zone
            );
            CREATE INDEX policy_editions_of_region ON registration.policy_editions (region, drafted_at, id);
            CREATE TABLE registration.local_rule_switches (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                rule character varying(80) NOT NULL,
                is_on boolean NOT NULL,
                reason character varying(500) NOT NULL,
                switched_by uuid NOT NULL,
                at timestamp with time zone NOT NULL
            );
            CREATE INDEX local_rule_switches_of_rule ON registration.local_rule_switches (region, rule, at, id);
            CREATE TABLE registration.policy_changes (
                number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                region character varying(40) NOT NULL,
                at timestamp with time zone NOT NULL
            );
            CREATE TABLE registration.governance_records (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                kind character varying(40) NOT NULL,
                "on" date NOT NULL,
                title character varying(120) NOT NULL,
                text character varying(8000) NOT NULL,
                recorded_by uuid NOT NULL,
                recorded_at timestamp with time zone NOT NULL
            );
            CREATE INDEX governance_records_of_region ON registration.governance_records (region, "on", id);
            CREATE TABLE registration.meeting_attendances (
                region character varying(40) NOT NULL,
                "on" date NOT NULL,
                facility uuid NOT NULL,
                name character varying(120) NOT NULL,
                recorded_by uuid NOT NULL,
                recorded_at timestamp with time zone NOT NULL,
                PRIMARY KEY (region, "on", facility, name)
            );
            """
        );
        migrationBuilder.LetChangeOnly("registration.office_appointments", "is_confirmed", "decided_by", "decided_at");
        migrationBuilder.LetChangeOnly("registration.policy_editions", "released_by", "released_at");
        migrationBuilder.MakeAppendOnly("registration.local_rule_switches");
        migrationBuilder.MakeAppendOnly("registration.policy_changes");
        migrationBuilder.MakeAppendOnly("registration.governance_records");
        migrationBuilder.MakeAppendOnly("registration.meeting_attendances");
    }
}
