using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("006_staff")]
public sealed class M006Staff : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.profiles (
                person uuid PRIMARY KEY,
                introduction character varying(600) NOT NULL,
                photo_at timestamp with time zone,
                licence_kind character varying(60),
                licence_shown_at timestamp with time zone,
                licence_checked_at timestamp with time zone,
                licence_checked_by uuid,
                card_version bigint NOT NULL
            );
            CREATE TABLE registration.pictures (
                person uuid NOT NULL,
                kind character varying(40) NOT NULL,
                content bytea NOT NULL CHECK (octet_length(content) <= 1000000),
                media_type character varying(40) NOT NULL,
                at timestamp with time zone NOT NULL,
                PRIMARY KEY (person, kind)
            );
            CREATE TABLE registration.profession_changes (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                before character varying(40) NOT NULL,
                after character varying(40) NOT NULL,
                changed_by uuid NOT NULL,
                at timestamp with time zone NOT NULL
            );
            CREATE INDEX profession_changes_of_person ON registration.profession_changes (person, at);
            CREATE TABLE registration.profession_checks (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                facility uuid NOT NULL,
                profession character varying(40) NOT NULL,
                licence character varying(60) NOT NULL,
                checked_by uuid NOT NULL,
                at timestamp with time zone NOT NULL
            );
            CREATE INDEX profession_checks_of_person ON registration.profession_checks (person, at);
            CREATE TABLE registration.id_requests (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid NOT NULL,
                kind character varying(40) NOT NULL,
                person uuid,
                name character varying(60),
                kana character varying(60),
                mail character varying(200),
                profession character varying(40),
                other_profession character varying(60),
                role character varying(40),
                earlier_pledge_on date,
                reason character varying(500) NOT NULL,
                asked_by uuid NOT NULL,
                asked_at timestamp with time zone NOT NULL,
                decision character varying(40) NOT NULL,
                decided_by uuid,
                decided_at timestamp with time zone,
                decision_reason character varying(500)
            );
            CREATE INDEX id_requests_open ON registration.id_requests (region, asked_at, id) WHERE decision = 'Open';
            CREATE INDEX id_requests_of_facility ON registration.id_requests (facility, asked_at, id);
            CREATE UNIQUE INDEX id_requests_one_address ON registration.id_requests (facility, mail) WHERE decision = 'Open'
                AND mail IS NOT NULL;
            """
        );
        migrationBuilder.ForbidDeleting("registration.profiles", "registration.id_requests");
        migrationBuilder.MakeAppendOnly("registration.profession_changes");
        migrationBuilder.MakeAppendOnly("registration.profession_checks");
    }
}
