using CareNet.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddCareNet();

    await using var app = builder.Build();
    if (OperatorWords.Meant(args))
    {
        return await OperatorWords.RunAsync(app, args);
    }

    await app.PrepareDatabaseAsync();
    app.UseCareNet();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is not HostAbortedException)
{
    await Console.Error.WriteLineAsync(StartFailure.Explain(exception));
    return 1;
}

/// <summary>Named so that the test host can start the same program.</summary>
public partial class Program;
