using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

/// <summary>
/// A restriction holds in the region that decided on it, so what holds is read from the sanctions and no longer kept with the person.
/// </summary>
[DbContext(typeof(RegistrationContext))]
[Migration("034_restrictions")]
public sealed class M034Restrictions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE registration.people DROP COLUMN restricted_until;
            CREATE INDEX sanctions_restricting ON registration.sanctions (person, region)
                WHERE kind IN ('Suspend', 'RestrictOrForbidUse') AND carried_out_at IS NOT NULL AND lifted_at IS NULL;
            """
        );
}
