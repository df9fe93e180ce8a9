using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Gates;

/// <summary>
/// The gate that says whether a person may act. It is Security's alone: opened with the account, closed with a departure, a suspension or a
/// lost device, in the transaction that ends the sessions.
/// </summary>
public sealed class AccessGate(TimeProvider clock)
{
    /// <param name="closesAt">When the access ends by itself, such as a contract's last day.</param>
    public Task Open(DbContext context, PersonId person, string ruleId, CancellationToken ct, DateTimeOffset? closesAt = null) =>
        GateWriting.Set(context, [GateKey.Access(person)], new(true, ruleId, closesAt, clock.GetUtcNow()), ct);

    public Task Close(DbContext context, PersonId person, string ruleId, CancellationToken ct) => Close(context, [person], ruleId, ct);

    /// <summary>Several at once: one by one, in an order of their own, two handlers could wait for each other.</summary>
    public Task Close(DbContext context, IEnumerable<PersonId> people, string ruleId, CancellationToken ct) =>
        GateWriting.Set(context, people.Select(GateKey.Access), new(false, ruleId, null, clock.GetUtcNow()), ct);
}
