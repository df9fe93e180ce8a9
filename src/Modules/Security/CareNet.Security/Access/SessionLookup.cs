using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Security.Sessions;
using CareNet.Security.Standings;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CareNet.Security.Access;

/// <summary>
/// Whose session a token is, asked of the database with every request and remembered nowhere: what another node ended has ended. A
/// restriction ends the session only when it leaves no region to go on in; otherwise the rights of that region are missing.
/// </summary>
public sealed class SessionLookup(NpgsqlDataSource database, IOptions<SecurityOptions> options, TimeProvider clock)
{
    private const string Find = """
        SELECT s.id, s.person, a.region, s.stage, st.standing, s.device, s.proved_at, s.last_seen_at, s.has_open_duties, a.is_reading_only,
            s.expires_at, s.idle_minutes
        FROM security.sessions s
        JOIN security.accounts a ON a.person = s.person
        LEFT JOIN security.standings st ON st.person = s.person
        WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2
            AND s.last_seen_at + make_interval(mins => s.idle_minutes) > $2
            AND a.state = 'Open' AND (st.restricted_until IS NULL OR st.restricted_until <= $2)
        """;

    // Not with every request: it would write as often as people read.
    private static readonly TimeSpan BetweenSightings = TimeSpan.FromSeconds(30);

    public async Task<CurrentSession?> OfAsync(string token, CancellationToken ct)
    {
        if (!SessionToken.IsWellFormed(token))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var find = new NpgsqlCommand(Find, connection)
        {
            Parameters =
            {
                new() { Value = SessionToken.HashOf(token) },
                new() { Value = now.UtcDateTime },
            },
        };
        CurrentSession session;
        bool isToBeSeen;
        await using (var row = await find.ExecuteReaderAsync(ct))
        {
            if (!await row.ReadAsync(ct))
            {
                return null;
            }

            var person = PersonId.From(row.GetGuid(1));
            var rights = KnownStanding.RightsIn(
                person,
                row.IsDBNull(4) ? null : row.GetString(4),
                options.Value.Operators.Contains(person.Value),
                now
            );
            var seen = row.GetFieldValue<DateTimeOffset>(7);
            isToBeSeen = now - seen > BetweenSightings;
            var idle = (isToBeSeen ? now : seen).AddMinutes(row.GetInt32(11));
            var longest = row.GetFieldValue<DateTimeOffset>(10);
            session = new(
                SessionId.From(row.GetGuid(0)),
                person,
                new RegionCode(row.GetString(2)),
                Enum.Parse<SignInStage>(row.GetString(3)),
                row.GetBoolean(9) ? rights.WithoutOffice() : rights,
                row.IsDBNull(5) ? null : row.GetGuid(5),
                row.GetFieldValue<DateTimeOffset>(6)
            )
            {
                HasOpenDuties = row.GetBoolean(8),
                EndsAt = idle < longest ? idle : longest,
            };
        }

        if (isToBeSeen)
        {
            await using var sighting = new NpgsqlCommand(
                "UPDATE security.sessions SET last_seen_at = $2 WHERE id = $1 AND ended_at IS NULL",
                connection
            )
            {
                Parameters =
                {
                    new() { Value = session.Session.Value },
                    new() { Value = now.UtcDateTime },
                },
            };
            await sighting.ExecuteNonQueryAsync(ct);
        }

        return session;
    }
}
