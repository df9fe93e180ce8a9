using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Registration.Data.Migrations;

[DbContext(typeof(RegistrationContext))]
[Migration("007_pledges")]
public sealed class M007Pledges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE registration.staff_pledges (
                id uuid PRIMARY KEY,
                person uuid NOT NULL,
                facility uuid NOT NULL,
                region character varying(40) NOT NULL,
                kind character varying(40) NOT NULL,
                text_version character varying(80) NOT NULL,
                signed_name character varying(60) NOT NULL,
                exchanged_on date,
                at timestamp with time zone NOT NULL,
                recorded_by uuid NOT NULL
            );
            CREATE UNIQUE INDEX staff_pledges_once ON registration.staff_pledges (person, facility, text_version);
            """
        );
        migrationBuilder.MakeAppendOnly("registration.staff_pledges");
    }
}
