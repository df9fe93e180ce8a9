using CareNet.Platform;

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
                    await ConfirmOfficeWord.RunAsync(scope.ServiceProvider, region, mail, office: null),
                [_, "confirm", var code, var mail, var office] when RegionCode.TryParse(code, null, out var region) =>
                    await ConfirmOfficeWord.RunAsync(scope.ServiceProvider, region, mail, office),
                _ => await UsageAsync("region [open CODE NAME MAIL | confirm CODE MAIL [OFFICE]]"),
            };
        }

        return await ActivatorUtilities.CreateInstance<DeadLettersWord>(scope.ServiceProvider).RunAsync(args[1..])
            ?? await UsageAsync(DeadLettersWord.Usage);
    }

    private static async Task<int> UsageAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
