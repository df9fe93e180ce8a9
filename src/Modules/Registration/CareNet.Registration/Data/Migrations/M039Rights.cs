using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// Nodes can no longer remove or rewrite rows that were filed, decided or attended; they fill in only the columns that come later.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("039_rights")]
public sealed class M039Rights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "guideline_editions", "meeting_attendances", "policy_changes", "training_attendances", "trainings" })
        {
            migrationBuilder.MakeAppendOnly($"registration.{table}");
        }

        migrationBuilder.LetChangeOnly("registration.papers", "facility", "accepted_at", "accepted_by");
        migrationBuilder.LetChangeOnly(
            "registration.sanctions",
            "carried_out_by",
            "carried_out_at",
            "confirmed_at",
            "reply",
            "lifted_by",
            "lifted_at",
            "lift_reason"
        );
        migrationBuilder.LetChangeOnly("registration.office_holders", "until", "ended_by");
        migrationBuilder.LetChangeOnly("registration.office_appointments", "is_confirmed", "decided_by", "decided_at");
        migrationBuilder.LetChangeOnly("registration.policy_editions", "released_by", "released_at");
        migrationBuilder.LetChangeOnly("registration.further_rules", "released_by", "released_at");
        migrationBuilder.ForbidDeleting(
            "registration.declarations",
            "registration.departures",
            "registration.facilities",
            "registration.facility_withdrawals",
            "registration.id_requests",
            "registration.insurances",
            "registration.memberships",
            "registration.profiles",
            "registration.training_intervals"
        );
    }
}
