using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("022_take_outs")]
public sealed class M022TakeOuts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            CREATE TABLE security.take_outs (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid NOT NULL,
                person uuid NOT NULL,
                device uuid,
                state character varying(10) NOT NULL,
                content character varying(500) NOT NULL,
                medium character varying(10) NOT NULL,
                purpose character varying(500),
                begins date NOT NULL,
                ends date NOT NULL,
                needs_approval boolean NOT NULL,
                asked_at timestamp with time zone NOT NULL,
                decided_by uuid,
                decided_at timestamp with time zone,
                reason character varying(500),
                returned_on date,
                returned_by uuid
            );
            CREATE INDEX take_outs_facility ON security.take_outs (facility, id);
            CREATE INDEX take_outs_person ON security.take_outs (person, id);
            CREATE INDEX take_outs_outside ON security.take_outs (id) WHERE state IN ('Requested', 'Outside');
            CREATE TABLE security.shared_accounts (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid NOT NULL,
                account uuid NOT NULL,
                reason character varying(500) NOT NULL,
                users uuid[] NOT NULL CHECK (cardinality(users) BETWEEN 2 AND 50),
                declared_by uuid NOT NULL,
                declared_at timestamp with time zone NOT NULL,
                ended_at timestamp with time zone
            );
            CREATE UNIQUE INDEX shared_accounts_account ON security.shared_accounts (account) WHERE ended_at IS NULL;
            CREATE INDEX shared_accounts_facility ON security.shared_accounts (facility, id);
            CREATE INDEX shared_accounts_region ON security.shared_accounts (region, id);
            """
        );
}
