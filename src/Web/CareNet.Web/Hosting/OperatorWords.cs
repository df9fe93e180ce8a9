using CareNet.Platform;
using CareNet.Platform.Bus;

namespace CareNet.Web.Hosting;

/// <summary>
/// What an operator asks of a node's program instead of serving: it is the one place that knows the engine under the bus.
/// Nothing is started; the nodes that run find what was stored.
/// </summary>
public static class OperatorWords
{
    public static bool Meant(string[] args) => args is ["dead-letters" or "region", ..];

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (args[0] == "region")
        {
            return args is [_, "open", var code, var name, var mail] && RegionCode.TryParse(code, null, out var region)
                ? await OpenRegionWord.RunAsync(scope.ServiceProvider, region, name, mail)
                : await UsageAsync("region open CODE NAME MAIL");
        }

        var letters = scope.ServiceProvider.GetRequiredService<IDeadLetters>();
        switch (args[1..])
        {
            case [] or ["list"]:
                await ListAsync(letters);
                return 0;
            case ["replay", var id] when Guid.TryParse(id, out var one):
                return Told(await letters.ReplayAsync(one) ? 1 : 0, "sent again");
            case ["replay-all", var type]:
                return Told(await letters.ReplayAllAsync(type), "sent again");
            case ["discard", var id] when Guid.TryParse(id, out var one):
                return Told(await letters.DiscardAsync(one) ? 1 : 0, "discarded");
            default:
                return await UsageAsync("dead-letters [list | replay ID | replay-all TYPE | discard ID]");
        }
    }

    private static async Task ListAsync(IDeadLetters letters)
    {
        Guid? after = null;
        while (await letters.ListAsync(after: after, take: 200) is { Count: > 0 } page)
        {
            foreach (var letter in page)
            {
                Console.WriteLine($"{letter.Id}  {letter.DiedAt:yyyy-MM-dd HH:mm:ss}Z  {letter.Attempts}x  {letter.MessageType}  {letter.Handler}  {letter.ErrorType}");
            }

            after = page[^1].Id;
        }
    }

    private static async Task<int> UsageAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }

    private static int Told(int count, string what)
    {
        Console.WriteLine($"{count} {what}");
        return count > 0 ? 0 : 1;
    }
}
