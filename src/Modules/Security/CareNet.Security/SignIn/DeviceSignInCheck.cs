using CareNet.Platform;
using CareNet.Platform.Audit;
using CareNet.Security.Accounts;
using CareNet.Security.Contracts;
using CareNet.Security.Devices;
using CareNet.Security.SecuritySettings;
using Wolverine;

namespace CareNet.Security.SignIn;

/// <summary>
/// Asks on the way in about the device, and writes down one that is seen for the first time. It commits with the sign-in.
/// </summary>
[Rule("misato/notes-3-1", How = "enforce"), Rule("nishitokyo/notes-3-1", How = "enforce"), Rule("misato/form-3-2-2", How = "enforce")]
[Rule("miyazaki/18", How = "enforce"), Rule("miyazaki/leak-2", How = "enforce"), Rule("okayama/3-1", How = "record")]
public sealed class DeviceSignInCheck(DeviceStore store, IMessageBus bus)
{
    /// <summary>Nothing where there is no device to ask about: a facility keeps the register, and not everybody belongs to one.</summary>
    public async Task<DeviceSignInResult?> AskAsync(Account account, SignInClient from, bool isAllTheWay, CancellationToken ct)
    {
        if (from.Brought is not { } brought || account.Facility is not { } facility)
        {
            return null;
        }

        if (await NetworkLimit.RefusesAsync(store.Context, account, from, ct) is { } line)
        {
            DeviceSignInResult shut = new(DeviceOutcome.Refused, null, false, null, line);
            await NoteAsync(account, from, shut, ct);
            return shut;
        }

        // At the open door the second factor was proved, or put off where the region and the facility leave that open.
        var (answer, told) = await CheckDeviceAtSignInHandler.Handle(
            new(account.Person, account.Region, facility, brought.Token, brought.Kind, isAllTheWay, brought.DeclaresLock, from.Origin),
            store,
            ct
        );
        foreach (var notice in told)
        {
            await bus.PublishAsync(notice);
        }

        if (answer.Outcome == DeviceOutcome.Refused && !WantsDeclaration(answer))
        {
            await NoteAsync(account, from, answer, ct);
        }

        return answer;
    }

    /// <summary>Not turned away: asked on a page of its own whether the device locks.</summary>
    public static bool WantsDeclaration(DeviceSignInResult? answer) => answer?.Why == DeviceErrors.LockUndeclared;

    private Task NoteAsync(Account account, SignInClient from, DeviceSignInResult answer, CancellationToken ct) =>
        AuditWriter.Record(
            store.Context,
            new()
            {
                At = store.Now,
                Actor = AuditActor.Visitor,
                Action = "sign_in.refused",
                Origin = from.Origin with { Device = answer.Device?.Value },
                Subject = new("person", account.Person.Value),
                Facility = account.Facility?.Value,
                Outcome = AuditOutcome.Refused,
                Code = answer.Why?.Code ?? "sign_in.device",
            },
            ct
        );
}
