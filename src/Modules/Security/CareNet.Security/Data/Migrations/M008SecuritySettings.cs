using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("008_security_settings")]
public sealed class M008SecuritySettings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.region_profiles (
                region character varying(40) PRIMARY KEY,
                follows_guideline boolean NOT NULL,
                factor_required boolean NOT NULL,
                chosen_by uuid NOT NULL,
                chosen_at timestamp with time zone NOT NULL
            );
            CREATE TABLE security.facility_profiles (
                facility uuid PRIMARY KEY,
                factor_required boolean NOT NULL,
                -- A facility may limit sign-ins to its own networks, and to mobile ones.
                networks text[] NOT NULL DEFAULT '{}',
                allows_mobile boolean NOT NULL DEFAULT true,
                chosen_by uuid NOT NULL,
                chosen_at timestamp with time zone NOT NULL
            );
            """
        );
        migrationBuilder.ForbidDeleting("security.region_profiles", "security.facility_profiles");
    }
}
