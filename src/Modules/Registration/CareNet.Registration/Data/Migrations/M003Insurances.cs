using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("003_insurances")]
public sealed class M003Insurances : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.insurances (
                facility uuid PRIMARY KEY REFERENCES registration.facilities,
                region character varying(40) NOT NULL,
                kind character varying(60) NOT NULL,
                until date NOT NULL
            );
            CREATE INDEX insurances_ending ON registration.insurances (until);
            """
        );
        migrationBuilder.ForbidDeleting("registration.insurances");
    }
}
