using CareNet.Web.Hosting;

if (OperatorCommands.IsUnknown(args))
{
    return await OperatorCommands.ExplainAsync(args);
}

WebApplication app;
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddCareNet();
    app = builder.Build();
    if (OperatorCommands.Meant(args))
    {
        return await OperatorCommands.RunAsync(app, args);
    }

    if (await app.RunWolverineCommandAsync(args) is { } done)
    {
        return done;
    }

    app.BuildModelsAhead();
    await app.PrepareDatabaseAsync();
    app.UseCareNet();
    await app.StartAsync();
}
catch (Exception exception) when (exception is not HostAbortedException)
{
    // Not disposed: workers that had begun before the failure would be waited for, and the process would stay.
    await Console.Error.WriteLineAsync(StartFailure.Explain(exception));
    return 1;
}

await using (app)
{
    await app.WaitForShutdownAsync();
    return 0;
}

/// <summary>Named so that the test host can start the same program.</summary>
public partial class Program;
