using CareNet.Platform;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace CareNet.Web.Hosting;

/// <summary>
/// Runs an operator's command instead of serving. Only <c>region</c> starts Wolverine, for a moment. <c>migrate</c> is the only one
/// that needs the owner's login.
/// </summary>
public static class OperatorWords
{
    public static bool Meant(string[] args) => args is ["dead-letters" or "region" or MigrateWord.Word, ..];

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        if (args[0] == MigrateWord.Word)
        {
            return args.Length == 1 ? await MigrateWord.RunAsync(app) : await UsageAsync(MigrateWord.Word);
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (args[0] == "region")
        {
            return args switch
            {
                [_, "open", var code, var name, var mail] when RegionCode.TryParse(code, null, out var region) =>
                    await OpenRegionWord.RunAsync(scope.ServiceProvider, region, name, mail),
                [_, "confirm", var code, var mail] when RegionCode.TryParse(code, null, out var region) =>
                    await ConfirmOfficeWord.RunAsync(scope.ServiceProvider, region, mail),
                _ => await UsageAsync("region [open CODE NAME MAIL | confirm CODE MAIL]"),
            };
        }

        var letters = app.Services.GetRequiredService<IMessageStore>().DeadLetters;
        switch (args[1..])
        {
            case [] or ["list"]:
                return await ListAsync(letters);
            case ["replay", var id] when Guid.TryParse(id, out var one):
                return await ActAsync(letters, new([one]), letters.ReplayAsync, "sent again");
            case ["replay-all", { Length: > 0 } type]:
                return await ActAsync(letters, new() { MessageType = type }, letters.ReplayAsync, "sent again");
            case ["discard", var id] when Guid.TryParse(id, out var one):
                return await ActAsync(letters, new([one]), letters.DiscardAsync, "discarded");
            default:
                return await UsageAsync("dead-letters [list | replay ID | replay-all TYPE | discard ID]");
        }
    }

    private static async Task<int> ListAsync(IDeadLetters letters)
    {
        var query = new DeadLetterEnvelopeQuery { Replayable = false, PageSize = 200, PageNumber = 1 };
        while (await letters.QueryAsync(query, CancellationToken.None) is { Envelopes.Count: > 0 } page)
        {
            foreach (var letter in page.Envelopes)
            {
                Console.WriteLine($"{letter.Id}  {letter.SentAt:yyyy-MM-dd HH:mm:ss}Z  {letter.Envelope.Attempts}x  {letter.MessageType}  "
                    + $"{letter.ReceivedAt}  {letter.ExceptionType}");
            }

            query.PageNumber++;
        }

        return 0;
    }

    private static async Task<int> ActAsync(
        IDeadLetters letters, DeadLetterEnvelopeQuery query, Func<DeadLetterEnvelopeQuery, CancellationToken, Task> act, string what)
    {
        query.Replayable = false;
        var count = (await letters.QueryAsync(query, CancellationToken.None)).TotalCount;
        await act(query, CancellationToken.None);
        Console.WriteLine($"{count} {what}");
        return count > 0 ? 0 : 1;
    }

    private static async Task<int> UsageAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
