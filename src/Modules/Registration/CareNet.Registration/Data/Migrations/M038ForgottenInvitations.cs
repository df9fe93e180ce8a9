using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>An invitation is forgotten 30 days after its answer or its lapse.</summary>
[DbContext(typeof(RegistrationContext))]
[Migration("038_forgotten_invitations")]
public sealed class M038ForgottenInvitations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE registration.staff_invitations ADD COLUMN forget_at timestamp with time zone;
            UPDATE registration.staff_invitations
                SET forget_at = coalesce(answered_at, invited_at + interval '30 days') + interval '30 days';
            ALTER TABLE registration.staff_invitations ALTER COLUMN forget_at SET NOT NULL;
            CREATE INDEX staff_invitations_to_forget ON registration.staff_invitations (forget_at);
            """
        );
}
