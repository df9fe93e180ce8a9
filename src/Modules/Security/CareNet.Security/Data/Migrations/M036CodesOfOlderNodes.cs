using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

/// <summary>
/// A node that does not know <c>code_hash</c> writes a new code and would leave the hash of the one that it replaces: the old code would
/// count for good and the new one never.
/// </summary>
[DbContext(typeof(SecurityContext))]
[Migration("036_codes_of_older_nodes")]
public sealed class M036CodesOfOlderNodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE FUNCTION security.forget_hash_of_code() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                NEW.code_hash := NULL;
                RETURN NEW;
            END $$;
            CREATE TRIGGER forget_hash_of_code BEFORE UPDATE OF code ON security.emergency_cards FOR EACH ROW
                WHEN (NEW.code IS DISTINCT FROM OLD.code AND NEW.code_hash IS NOT DISTINCT FROM OLD.code_hash)
                EXECUTE FUNCTION security.forget_hash_of_code();
            """
        );
}
