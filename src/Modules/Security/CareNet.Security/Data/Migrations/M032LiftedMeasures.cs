using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>
/// A measure keeps the region and the facility that took it, and when it was lifted. Earlier ones were all lifted by the next giving back
/// of an office that could; their places are those of the account.
/// </summary>
[DbContext(typeof(SecurityContext))]
[Migration("032_lifted_measures")]
public sealed class M032LiftedMeasures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE security.account_measures
                ADD COLUMN region character varying(40), ADD COLUMN facility uuid, ADD COLUMN lifted_at timestamp with time zone;
            UPDATE security.account_measures measure SET region = account.region, facility = account.facility
                FROM security.accounts account WHERE account.person = measure.person;
            UPDATE security.account_measures SET region = '' WHERE region IS NULL;
            ALTER TABLE security.account_measures ALTER COLUMN region SET NOT NULL;
            UPDATE security.account_measures measure SET lifted_at = (
                SELECT min(later.decided_at) FROM security.account_measures later
                WHERE later.person = measure.person AND later.kind = 'Restored' AND (later.by_desk OR NOT measure.by_desk)
                    AND (later.decided_at, later.id) > (measure.decided_at, measure.id))
                WHERE kind IN ('Suspended', 'ReadingOnly');
            CREATE INDEX account_measures_in_force ON security.account_measures (person)
                WHERE kind IN ('Suspended', 'ReadingOnly') AND lifted_at IS NULL;
            """
        );
}
