using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("001_core")]
public sealed class M001Core : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateModuleSchema(RegistrationContext.Schema);
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.facilities (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                name character varying(80) NOT NULL,
                kind character varying(40) NOT NULL,
                address character varying(200) NOT NULL,
                phone character varying(20) NOT NULL,
                head_name character varying(60) NOT NULL,
                head uuid,
                state character varying(40) NOT NULL,
                created_at timestamp with time zone NOT NULL,
                active_since timestamp with time zone,
                closed_at timestamp with time zone
            );
            CREATE INDEX facilities_of_region ON registration.facilities (region, name, id);
            CREATE TABLE registration.people (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                name character varying(60) NOT NULL,
                kana character varying(60),
                gender character varying(40),
                profession character varying(40) NOT NULL,
                other_profession character varying(60),
                profession_waits_since timestamp with time zone,
                mail character varying(200) NOT NULL CHECK (mail = lower(mail)),
                created_at timestamp with time zone NOT NULL,
                standing_version bigint NOT NULL
            );
            -- One person, one account: an address is one person's.
            CREATE UNIQUE INDEX people_mail ON registration.people (mail);
            CREATE INDEX people_of_region ON registration.people (region, name, id);
            -- Professions that somebody else has to check.
            CREATE INDEX people_profession_waits ON registration.people (profession_waits_since) WHERE profession_waits_since IS NOT NULL;
            CREATE TABLE registration.memberships (
                id uuid PRIMARY KEY,
                person uuid NOT NULL REFERENCES registration.people,
                facility uuid NOT NULL REFERENCES registration.facilities,
                region character varying(40) NOT NULL,
                role character varying(40) NOT NULL,
                since timestamp with time zone NOT NULL,
                entered_by uuid,
                entry_reason character varying(500) NOT NULL,
                until timestamp with time zone,
                departure_reason character varying(40),
                removed_by uuid,
                departure_note character varying(500)
            );
            CREATE UNIQUE INDEX memberships_open ON registration.memberships (person, facility) WHERE until IS NULL;
            CREATE INDEX memberships_of_facility ON registration.memberships (facility, since, id);
            CREATE INDEX memberships_of_region ON registration.memberships (region, since, id);
            CREATE INDEX memberships_of_person ON registration.memberships (person);
            CREATE TABLE registration.office_holders (
                id uuid PRIMARY KEY,
                person uuid NOT NULL REFERENCES registration.people,
                region character varying(40) NOT NULL,
                role character varying(40) NOT NULL,
                since timestamp with time zone NOT NULL,
                granted_by uuid,
                confirmed_by uuid,
                until timestamp with time zone,
                ended_by uuid
            );
            CREATE UNIQUE INDEX office_holders_open ON registration.office_holders (person, region, role) WHERE until IS NULL;
            CREATE INDEX office_holders_of_region ON registration.office_holders (region, role);
            """
        );
        migrationBuilder.ForbidDeleting("registration.facilities", "registration.memberships");
        migrationBuilder.LetChangeOnly("registration.office_holders", "until", "ended_by");
    }
}
