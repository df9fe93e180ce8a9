namespace CareNet.Registration.Duties;

public static class DutiesOfHandler
{
    public static async Task<Contracts.Duties> Handle(Contracts.DutiesOf message, DutyList duties, CancellationToken ct) =>
        new(message.Person, await duties.Of(message.Person, ct));
}
