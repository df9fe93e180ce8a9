using Microsoft.EntityFrameworkCore;

namespace CareNet.Platform.Gates;

/// <summary>
/// The gate that says whether a patient's matters may be shared. It is Consent's alone: the consent fact and the gate commit in one
/// transaction of Consent's own handler, so no later event can open what a withdrawal closed.
/// </summary>
public sealed class SharingGate(TimeProvider clock)
{
    /// <param name="closesAt">When the basis ends by itself, such as a consent until a date or the 72 hours of an emergency.</param>
    public Task Open(DbContext context, PatientId patient, string ruleId, CancellationToken ct, DateTimeOffset? closesAt = null) =>
        GateWriting.Set(context, [GateKey.Sharing(patient)], new(true, ruleId, closesAt, clock.GetUtcNow()), ct);

    public Task Close(DbContext context, PatientId patient, string ruleId, CancellationToken ct) => Close(context, [patient], ruleId, ct);

    /// <summary>Several at once: one by one, in an order of their own, two handlers could wait for each other.</summary>
    public Task Close(DbContext context, IEnumerable<PatientId> patients, string ruleId, CancellationToken ct) =>
        GateWriting.Set(context, patients.Select(GateKey.Sharing), new(false, ruleId, null, clock.GetUtcNow()), ct);
}
