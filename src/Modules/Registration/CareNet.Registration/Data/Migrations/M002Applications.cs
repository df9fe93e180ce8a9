using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("002_applications")]
public sealed class M002Applications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.applications (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                mail character varying(200) NOT NULL,
                state character varying(40) NOT NULL,
                form jsonb NOT NULL,
                created_at timestamp with time zone NOT NULL,
                entered_by uuid,
                since timestamp with time zone NOT NULL,
                expires_at timestamp with time zone,
                facility uuid REFERENCES registration.facilities,
                version integer NOT NULL
            );
            CREATE INDEX applications_of_region ON registration.applications (region, state, since, id);
            -- What a draft holds goes with it; what was sent in stays.
            CREATE INDEX applications_expiring ON registration.applications (expires_at) WHERE expires_at IS NOT NULL;
            CREATE TABLE registration.application_steps (
                id uuid PRIMARY KEY,
                application uuid NOT NULL REFERENCES registration.applications,
                state character varying(40) NOT NULL,
                at timestamp with time zone NOT NULL,
                actor uuid,
                reason character varying(1000)
            );
            CREATE INDEX application_steps_of ON registration.application_steps (application, at);
            CREATE TABLE registration.application_links (
                hash bytea PRIMARY KEY,
                application uuid NOT NULL REFERENCES registration.applications ON DELETE CASCADE,
                is_once boolean NOT NULL,
                expires_at timestamp with time zone NOT NULL,
                used_at timestamp with time zone
            );
            CREATE INDEX application_links_of ON registration.application_links (application);
            CREATE INDEX application_links_expiring ON registration.application_links (expires_at);
            CREATE TABLE registration.papers (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                application uuid REFERENCES registration.applications,
                facility uuid REFERENCES registration.facilities,
                kind character varying(40) NOT NULL,
                title character varying(80) NOT NULL,
                signer character varying(60) NOT NULL,
                signed_on date NOT NULL,
                editions character varying(300),
                filed_at timestamp with time zone NOT NULL,
                recorded_by uuid,
                accepted_at timestamp with time zone,
                accepted_by uuid
            );
            CREATE INDEX papers_of_application ON registration.papers (application, kind);
            CREATE INDEX papers_of_facility ON registration.papers (facility, kind, filed_at);
            CREATE TABLE registration.explanations (
                id uuid PRIMARY KEY,
                application uuid NOT NULL REFERENCES registration.applications ON DELETE CASCADE,
                way character varying(40) NOT NULL,
                "on" date NOT NULL,
                held_at timestamp with time zone,
                held_by uuid
            );
            CREATE INDEX explanations_of ON registration.explanations (application);
            """
        );
        migrationBuilder.MakeAppendOnly("registration.application_steps");
        migrationBuilder.LetChangeOnly("registration.papers", "facility", "accepted_at", "accepted_by");
    }
}
