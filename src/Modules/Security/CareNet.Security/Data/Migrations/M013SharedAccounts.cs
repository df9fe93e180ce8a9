using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("013_shared_accounts")]
public sealed class M013SharedAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.shared_accounts (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid NOT NULL,
                account uuid NOT NULL,
                reason character varying(500) NOT NULL,
                users uuid[] NOT NULL CHECK (cardinality(users) BETWEEN 2 AND 50),
                accepted_by_head character varying(60) NOT NULL,
                declared_by uuid NOT NULL,
                declared_at timestamp with time zone NOT NULL,
                ended_at timestamp with time zone
            );
            CREATE UNIQUE INDEX shared_accounts_account ON security.shared_accounts (account) WHERE ended_at IS NULL;
            CREATE INDEX shared_accounts_facility ON security.shared_accounts (facility, id);
            CREATE INDEX shared_accounts_region ON security.shared_accounts (region, id);
            """
        );
        migrationBuilder.ForbidDeleting("security.shared_accounts");
    }
}
