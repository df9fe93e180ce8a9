using CareNet.Platform;

namespace CareNet.Web.Hosting;

/// <summary>
/// Runs an operator's command instead of serving. Only <c>region</c> starts Wolverine, for a moment. Only <c>migrate</c> and <c>rekey</c>
/// need the owner's login.
/// </summary>
public static class OperatorCommands
{
    private const string Region = "region [open CODE NAME MAIL | confirm CODE MAIL [OFFICE]]";

    private static readonly string Overview = $"""
        CareNet.Web.dll serves if it is given no word. Words:
          {MigrateCommand.Word}
          {Region}
          {DeadLettersCommand.Usage}
          {AuditCommand.Usage}
          {RekeyCommand.Word}
        """;

    public static bool Meant(string[] args) =>
        args is ["dead-letters" or "region" or MigrateCommand.Word or AuditCommand.Word or RekeyCommand.Word, ..];

    /// <summary>True for a word that means nothing: a mistyped one must not start a node. Settings look like <c>--name=value</c>.</summary>
    public static bool IsUnknown(string[] args) =>
        args is ["--help" or "-h", ..]
        || (
            args is [var first, ..]
            && first is not ['-' or '/', ..]
            && !first.Contains('=', StringComparison.Ordinal)
            && !Meant(args)
            && !CompositionOfMessages.IsWolverines(args)
        );

    public static async Task<int> ExplainAsync(string[] args)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            Console.WriteLine(Overview);
            return 0;
        }

        return await UsageAsync(Overview);
    }

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        switch (args)
        {
            case [MigrateCommand.Word]:
                return await MigrateCommand.RunAsync(app);
            case [RekeyCommand.Word]:
                return await RekeyCommand.RunAsync(app);
            case [AuditCommand.Word, ..]:
                return await AuditCommand.RunAsync(app, args[1..]) ?? await UsageAsync(AuditCommand.Usage);
            case ["region", "open", var code, var name, var mail] when RegionCode.TryParse(code, null, out var region):
                return await PreparedAsync(app, services => OpenRegionCommand.RunAsync(services, region, name, mail));
            case ["region", "confirm", var code, var mail] when RegionCode.TryParse(code, null, out var region):
                return await PreparedAsync(app, services => ConfirmOfficeCommand.RunAsync(services, region, mail, office: null));
            case ["region", "confirm", var code, var mail, var office] when RegionCode.TryParse(code, null, out var region):
                return await PreparedAsync(app, services => ConfirmOfficeCommand.RunAsync(services, region, mail, office));
            case ["dead-letters", .. var words]:
                return await PreparedAsync(
                    app,
                    async services =>
                        await ActivatorUtilities.CreateInstance<DeadLettersCommand>(services).RunAsync(words)
                        ?? await UsageAsync(DeadLettersCommand.Usage)
                );
            default:
                return await UsageAsync(args[0] == "region" ? Region : args[0]);
        }
    }

    private static async Task<int> PreparedAsync(WebApplication app, Func<IServiceProvider, Task<int>> run)
    {
        await app.PrepareWordAsync();
        await using var scope = app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    private static async Task<int> UsageAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 2;
    }
}
