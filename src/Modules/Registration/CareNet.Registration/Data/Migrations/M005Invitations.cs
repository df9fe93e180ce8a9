using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("005_invitations")]
public sealed class M005Invitations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.staff_invitations (
                id uuid PRIMARY KEY,
                person uuid NOT NULL REFERENCES registration.people,
                facility uuid NOT NULL REFERENCES registration.facilities,
                region character varying(40) NOT NULL,
                role character varying(40) NOT NULL,
                is_head boolean NOT NULL,
                name character varying(60) NOT NULL,
                kana character varying(60),
                mail character varying(200) NOT NULL,
                profession character varying(40) NOT NULL,
                other_profession character varying(60),
                reason character varying(500) NOT NULL,
                earlier_pledge_on date,
                invited_by uuid NOT NULL,
                invited_at timestamp with time zone NOT NULL,
                approved_by uuid,
                state character varying(40) NOT NULL,
                answered_at timestamp with time zone,
                forget_at timestamp with time zone NOT NULL
            );
            CREATE UNIQUE INDEX staff_invitations_waiting ON registration.staff_invitations (facility, mail) WHERE state = 'Waiting';
            CREATE INDEX staff_invitations_of_person ON registration.staff_invitations (person) WHERE state = 'Waiting';
            CREATE INDEX staff_invitations_of_facility ON registration.staff_invitations (facility, invited_at, id);
            CREATE INDEX staff_invitations_to_forget ON registration.staff_invitations (forget_at);
            """
        );
}
