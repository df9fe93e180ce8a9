namespace CareNet.Web.Hosting;

/// <summary>With <c>CARENET_WATCH_STDIN=1</c> the end of standard input means that the starter is gone: the node goes too.</summary>
public sealed partial class StarterWatch(IConfiguration configuration, IHostApplicationLifetime life, ILogger<StarterWatch> log)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["CARENET_WATCH_STDIN"] == "1")
        {
            // A thread of its own: reading standard input blocks and cannot be cancelled.
            new Thread(WaitForEnd) { IsBackground = true, Name = "starter watch" }.Start();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void WaitForEnd()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        try
        {
            while (input.Read(ignored) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe is an end as well.
        }

        StarterGone();
        life.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Standard input has ended: the starter is gone, this node stops")]
    private partial void StarterGone();
}
