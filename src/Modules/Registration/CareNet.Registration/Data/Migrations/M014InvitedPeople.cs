using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("014_invited_people")]
public sealed class M014InvitedPeople : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE registration.staff_invitations
                ADD COLUMN gender character varying(40),
                ADD COLUMN signature character varying(60) NOT NULL DEFAULT '',
                ADD COLUMN edition character varying(60),
                DROP COLUMN is_head;
            ALTER TABLE registration.facilities DROP COLUMN head;
            """
        );
}
