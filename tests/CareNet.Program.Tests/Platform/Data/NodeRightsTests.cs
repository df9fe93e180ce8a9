using CareNet.Platform.Tests.Audit;
using CareNet.Testing;
using Npgsql;

namespace CareNet.Platform.Tests.Data;

/// <summary>What a node's login may do, tried as that login: whoever takes over a node has no more.</summary>
public sealed class NodeRightsTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    /// <summary>
    /// Tables whose rows the program removes: sessions that ended, drafts and invitations that lapsed, factors that were given up.
    /// </summary>
    private static readonly string[] Removed =
    [
        "platform.audit_unsealed",
        "platform.idempotency_keys",
        "platform.job_runs",
        "platform.job_steps",
        "platform.mails",
        "platform.notices",
        "platform.pulse_arrivals",
        "platform.pulses",
        "registration.application_links",
        "registration.applications",
        "registration.explanations",
        "registration.people",
        "registration.pictures",
        "registration.staff_invitations",
        "registration.training_due",
        "security.earlier_passwords",
        "security.failed_sign_ins",
        "security.links",
        "security.passkey_challenges",
        "security.passkeys",
        "security.recovery_codes",
        "security.refusal_counts",
        "security.sessions",
    ];

    /// <summary>A new table is in the list above, or its migration takes the right away.</summary>
    [Fact]
    public async Task A_node_removes_rows_only_where_the_program_does()
    {
        await using var source = NpgsqlDataSource.Create(database.AppConnection);
        await using var ask = source.CreateCommand(
            """
            SELECT array_agg(schemaname || '.' || tablename ORDER BY schemaname, tablename) FROM pg_tables
            WHERE schemaname IN ('platform', 'registration', 'security', 'bot')
                AND has_table_privilege(schemaname || '.' || tablename, 'DELETE')
            """
        );

        ((string[]?)await ask.ExecuteScalarAsync()).ShouldBe(Removed);
    }

    [Theory]
    [InlineData("DELETE FROM security.account_decisions")]
    [InlineData("UPDATE security.account_decisions SET by_secretariat = false")]
    [InlineData("DELETE FROM security.accounts")]
    [InlineData("DELETE FROM security.incidents")]
    [InlineData("UPDATE security.incident_steps SET due_on = NULL")]
    [InlineData("DELETE FROM registration.sanctions")]
    [InlineData("UPDATE registration.sanctions SET until = now()")]
    [InlineData("UPDATE registration.sanctions SET facts = ''")]
    [InlineData("DELETE FROM registration.papers")]
    [InlineData("UPDATE registration.papers SET signer = 'somebody else'")]
    [InlineData("UPDATE registration.papers SET signed_on = '2020-01-01'")]
    [InlineData("UPDATE registration.training_attendances SET \"on\" = '2026-01-01'")]
    [InlineData("DELETE FROM registration.trainings")]
    [InlineData("UPDATE registration.policy_editions SET text = ''")]
    [InlineData("DELETE FROM registration.office_holders")]
    [InlineData("UPDATE registration.office_holders SET role = 'Secretariat'")]
    [InlineData("DELETE FROM registration.memberships")]
    [InlineData("DELETE FROM registration.office_appointments")]
    [InlineData("UPDATE registration.office_appointments SET appointed_by = gen_random_uuid()")]
    [InlineData("TRUNCATE registration.sanctions")]
    [InlineData("DELETE FROM platform.regions")]
    [InlineData("UPDATE platform.regions SET is_demo = true")]
    [InlineData("DELETE FROM platform.protection_keys")]
    [InlineData("UPDATE platform.protection_keys SET xml = '<key/>'")]
    [InlineData("INSERT INTO platform.audit_unsealed SELECT -1")]
    [InlineData("SET ROLE carenet_owner")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("ALTER TABLE platform.audit_seals DISABLE TRIGGER in_order")]
    [InlineData(
        "CREATE OR REPLACE FUNCTION platform.audit_seals_in_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
    )]
    public async Task A_node_may_not(string act) =>
        (await Should.ThrowAsync<PostgresException>(() => database.RunAsync(act))).SqlState.ShouldBe(
            PostgresErrorCodes.InsufficientPrivilege
        );

    [Theory]
    [InlineData("9223372036854775807", "hash", "seq")]
    [InlineData("position + 2", "hash", "seq")]
    [InlineData("position + 1", "previous", "seq")]
    [InlineData("position + 1", "hash", "seq + 1000")]
    public async Task A_seal_out_of_order_or_for_no_entry_is_refused_and_sealing_goes_on(string position, string previous, string entry)
    {
        await using var trail = await KeptTrail.OpenAsync(sealedEntries: 3);
        await trail.WriteAsync(2);

        (
            await Should.ThrowAsync<PostgresException>(() =>
                trail.RunAsync(
                    $"""
                    INSERT INTO platform.audit_seals (position, entry_seq, sealed_at, key, previous, hash)
                    SELECT {position}, {entry.Replace(
                        "seq",
                        "entry_seq + 1",
                        StringComparison.Ordinal
                    )}, now(), 'none', {previous}, sha256('x')
                    FROM platform.audit_seals WHERE position = 3
                    """
                )
            )
        ).SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);

        await trail.WriteAsync(1);
        (await trail.SealAsync()).ShouldBe(3);
        (await trail.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_first_seal_is_refused()
    {
        await using var trail = await KeptTrail.OpenAsync(sealedEntries: 1);
        await trail.WriteAsync(1);

        (
            await Should.ThrowAsync<PostgresException>(() =>
                trail.RunAsync(
                    """
                    INSERT INTO platform.audit_seals (position, entry_seq, sealed_at, key, previous, hash)
                    VALUES (1, 2, now(), 'none', decode(repeat('00', 32), 'hex'), sha256('x'))
                    """
                )
            )
        ).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
    }
}
