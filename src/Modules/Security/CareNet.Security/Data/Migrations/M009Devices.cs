using CareNet.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Security.Data.Migrations;

[DbContext(typeof(SecurityContext))]
[Migration("009_devices")]
public sealed class M009Devices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE security.devices (
                id uuid PRIMARY KEY,
                region character varying(40) NOT NULL,
                facility uuid NOT NULL,
                state character varying(20) NOT NULL,
                label character varying(60),
                kind character varying(20) NOT NULL,
                owner character varying(20) NOT NULL,
                is_shared boolean NOT NULL,
                holder uuid,
                users uuid[] NOT NULL CHECK (cardinality(users) <= 50),
                declared text[] NOT NULL,
                security_product character varying(60),
                licence_ends_on date,
                security_service character varying(60),
                remote_wipe boolean,
                line_suspension boolean,
                managed boolean,
                carrier_phone character varying(20),
                lent_from date,
                lent_until date,
                allowed_on date,
                allowed_by character varying(60),
                check_due_on date,
                device_password_due_on date,
                returned_on date,
                erased_on date,
                return_due_on date,
                token_hash bytea UNIQUE,
                join_hash bytea UNIQUE,
                join_until timestamp with time zone,
                created_at timestamp with time zone NOT NULL
            );
            CREATE INDEX devices_facility ON security.devices (facility, id);
            CREATE INDEX devices_waiting ON security.devices (facility) WHERE state = 'Pending';
            CREATE INDEX devices_holder ON security.devices (holder) WHERE holder IS NOT NULL;
            CREATE INDEX devices_users ON security.devices USING gin (users);
            CREATE INDEX devices_check_due ON security.devices (id) WHERE state = 'Registered';
            CREATE TABLE security.device_checks (
                id uuid PRIMARY KEY,
                device uuid NOT NULL REFERENCES security.devices (id) DEFERRABLE INITIALLY DEFERRED,
                at timestamp with time zone NOT NULL,
                by uuid NOT NULL,
                declared text[] NOT NULL
            );
            CREATE INDEX device_checks_device ON security.device_checks (device, at);
            """
        );
        migrationBuilder.ForbidDeleting("security.devices");
        migrationBuilder.MakeAppendOnly("security.device_checks");
    }
}
