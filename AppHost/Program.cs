using CareNet.AppHost;
using CareNet.Postgres;

var terminal = Terminal.ForItsOwner();
try
{
    var options = RunOptions.Parse(args);
    if (options.Help)
    {
        terminal.Say(RunOptions.Usage);
        return 0;
    }

    using var stop = new StopSignals();
    await using var starter = new LocalStarter(options, terminal);
    return await starter.RunAsync(stop.Token);
}
catch (Mishap mishap)
{
    terminal.Fail(mishap.Text);
    return 1;
}
