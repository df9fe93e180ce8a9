using Microsoft.EntityFrameworkCore.Migrations;

namespace CareNet.Platform.Data;

/// <summary>Sets in a module's first migration who may touch its tables.</summary>
public static class SchemaRights
{
    public static void CreateModuleSchema(this MigrationBuilder migration, string schema) =>
        migration.Sql(
            $"""
            CREATE SCHEMA IF NOT EXISTS {schema};
            GRANT USAGE ON SCHEMA {schema} TO {Roles.App};
            ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {Roles.App};
            ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {Roles.App};
            REVOKE INSERT, UPDATE, DELETE ON {schema}.{ModuleSchemaRegistration.History} FROM {Roles.App};
            GRANT SELECT ON {schema}.{ModuleSchemaRegistration.History} TO {Roles.App};
            """
        );

    /// <summary>Rows of this table can be added and read by the nodes, never changed or removed.</summary>
    public static void MakeAppendOnly(this MigrationBuilder migration, string table) =>
        migration.Sql($"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {Roles.App};");

    /// <summary>Rows of these tables can be added and changed by the nodes, never removed.</summary>
    public static void ForbidDeleting(this MigrationBuilder migration, params IEnumerable<string> tables) =>
        migration.Sql($"REVOKE DELETE, TRUNCATE ON {string.Join(", ", tables)} FROM {Roles.App};");

    /// <summary>Rows of this table can be added by the nodes, which may later fill in these columns only.</summary>
    public static void LetChangeOnly(this MigrationBuilder migration, string table, params IEnumerable<string> columns)
    {
        migration.MakeAppendOnly(table);
        migration.Sql($"GRANT UPDATE ({string.Join(", ", columns)}) ON {table} TO {Roles.App};");
    }
}
