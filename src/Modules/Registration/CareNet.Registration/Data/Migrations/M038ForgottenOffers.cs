using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>An offer is forgotten 30 days after its answer or its lapse.</summary>
[DbContext(typeof(RegistrationContext))]
[Migration("038_forgotten_offers")]
public sealed class M038ForgottenOffers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE registration.offers ADD COLUMN forget_at timestamp with time zone;
            UPDATE registration.offers SET forget_at = coalesce(answered_at, offered_at + interval '30 days') + interval '30 days';
            ALTER TABLE registration.offers ALTER COLUMN forget_at SET NOT NULL;
            CREATE INDEX offers_to_forget ON registration.offers (forget_at);
            """
        );
}
