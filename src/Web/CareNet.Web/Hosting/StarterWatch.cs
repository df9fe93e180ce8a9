using System.Diagnostics;

namespace CareNet.Web.Hosting;

/// <summary>
/// With <c>CARENET_WATCH_STDIN=1</c> the end of standard input means that the starter is gone: the node goes too, by itself, and by
/// force if it is still there after <c>Starter:Grace</c>. Nobody is left who would do it.
/// </summary>
public sealed partial class StarterWatch(IConfiguration configuration, IHostApplicationLifetime life, TimeProvider clock, ILogger<StarterWatch> log)
    : IHostedService
{
    // More than the host's own patience with what runs.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(40);

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
        // A background thread: a process that ends in time takes it along.
        Wait(configuration.GetValue("Starter:Grace", Grace));
        StillHere();
        // The log writes on a thread of its own.
        Wait(TimeSpan.FromMilliseconds(500));
        Process.GetCurrentProcess().Kill();
    }

    private void Wait(TimeSpan time) => Task.Delay(time, clock).Wait();

    [LoggerMessage(Level = LogLevel.Information, Message = "Standard input has ended: the starter is gone, this node stops")]
    private partial void StarterGone();

    [LoggerMessage(Level = LogLevel.Critical, Message = "This node should have stopped long ago: it ends now")]
    private partial void StillHere();
}
