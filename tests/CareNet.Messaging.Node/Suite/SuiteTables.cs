namespace CareNet.Messaging.Node.Suite;

public static class SuiteTables
{
    public const string Create = """
        CREATE SCHEMA suite;
        GRANT USAGE, CREATE ON SCHEMA suite TO carenet_app;
        CREATE TABLE suite.deeds (id uuid PRIMARY KEY, what text NOT NULL, key text NOT NULL, number integer NOT NULL,
            process integer NOT NULL, at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
                seq bigint GENERATED ALWAYS AS IDENTITY);
        CREATE TABLE suite.attempts (what text NOT NULL, key text NOT NULL, number integer NOT NULL,
            process integer NOT NULL, at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
                seq bigint GENERATED ALWAYS AS IDENTITY);
        CREATE INDEX attempts_what ON suite.attempts (what, key);
        CREATE INDEX deeds_what ON suite.deeds (what, key);
        CREATE TABLE suite.once (name text UNIQUE DEFERRABLE INITIALLY DEFERRED);
        GRANT ALL ON ALL TABLES IN SCHEMA suite TO carenet_app;
        """;
}
