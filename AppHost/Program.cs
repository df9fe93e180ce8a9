using CareNet.AppHost;
using CareNet.Postgres;

var terminal = Terminal.ForItsOwner();

// Hosts otherwise watch all folders below the one they are started in for changed settings: seconds, when that is a big one.
Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
try
{
    // Aspire's own words, as its tools say them: nothing is started, a description is written.
    if (args.Any(word => word is "--publisher" or "--operation"))
    {
        await Model.ForPublishing(args).Build().RunAsync();
        return 0;
    }

    var options = RunOptions.Parse(args);
    if (options.Help)
    {
        terminal.Say(RunOptions.Usage);
        return 0;
    }

    using var stop = new StopSignals();
    await using var run = LocalRun.Prepare(options, terminal);
    await run.UntilAsync(stop.Token);
    return 0;
}
catch (Mishap mishap)
{
    terminal.Fail(mishap.Text);
    return 1;
}
