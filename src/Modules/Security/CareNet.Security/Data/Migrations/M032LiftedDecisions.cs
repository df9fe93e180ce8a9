using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>
/// A decision keeps the region and the facility that took it, and when it was lifted. Earlier ones were all lifted by the next giving back
/// of an office that could; their places are those of the account.
/// </summary>
[DbContext(typeof(SecurityContext))]
[Migration("032_lifted_decisions")]
public sealed class M032LiftedDecisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            ALTER TABLE security.account_decisions
                ADD COLUMN region character varying(40), ADD COLUMN facility uuid, ADD COLUMN lifted_at timestamp with time zone;
            UPDATE security.account_decisions decision SET region = account.region, facility = account.facility
                FROM security.accounts account WHERE account.person = decision.person;
            UPDATE security.account_decisions SET region = '' WHERE region IS NULL;
            ALTER TABLE security.account_decisions ALTER COLUMN region SET NOT NULL;
            UPDATE security.account_decisions decision SET lifted_at = (
                SELECT min(later.decided_at) FROM security.account_decisions later
                WHERE later.person = decision.person AND later.kind = 'Restored' AND (later.by_secretariat OR NOT decision.by_secretariat)
                    AND (later.decided_at, later.id) > (decision.decided_at, decision.id))
                WHERE kind IN ('Suspended', 'ReadingOnly');
            CREATE INDEX account_decisions_in_force ON security.account_decisions (person)
                WHERE kind IN ('Suspended', 'ReadingOnly') AND lifted_at IS NULL;
            """
        );
}
