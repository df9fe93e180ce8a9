using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data.Migrations;

/// <summary>
/// A node cannot stop the sealing: a seal follows the one before it and belongs to an entry that exists, and nothing comes into the queue
/// but entries.
/// </summary>
[DbContext(typeof(PlatformContext))]
[Migration("009_seals_in_order")]
public sealed class M009SealsInOrder : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            $$"""
            ALTER TABLE platform.audit_seals
                ADD CHECK (isfinite(sealed_at)),
                ADD CHECK (length(key) <= 40);
            -- After the statement, so that a batch is checked at once. Only the owner of the table can disable it.
            CREATE FUNCTION platform.audit_seals_in_order() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
            BEGIN
                IF EXISTS (SELECT FROM added a
                        WHERE NOT (a.position = 1 AND a.previous = decode(repeat('00', 32), 'hex'))
                        AND NOT EXISTS (SELECT FROM platform.audit_seals s WHERE s.position = a.position - 1 AND s.hash = a.previous)) THEN
                    RAISE EXCEPTION 'A seal does not follow the newest one' USING ERRCODE = 'check_violation';
                END IF;
                IF EXISTS (SELECT FROM added a
                        WHERE NOT EXISTS (SELECT FROM platform.audit_entries e WHERE e.seq = a.entry_seq)) THEN
                    RAISE EXCEPTION 'A seal is for no entry' USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER in_order AFTER INSERT ON platform.audit_seals
                REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION platform.audit_seals_in_order();

            -- The queue is filled by the owner's function alone: invented numbers in front of it would keep real entries waiting.
            ALTER FUNCTION platform.audit_await_seal() SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
            REVOKE INSERT ON platform.audit_unsealed FROM {{Roles.App}};
            """
        );
        migrationBuilder.MakeAppendOnly("platform.protection_keys");
        migrationBuilder.MakeAppendOnly("platform.regions");
    }
}
