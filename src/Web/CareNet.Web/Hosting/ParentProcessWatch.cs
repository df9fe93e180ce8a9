using System.Diagnostics;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>CARENET_LIFELINE</c> names a pipe that the starter holds open; with <c>CARENET_WATCH_STDIN=1</c> it is standard input. The pipe's
/// end means that the starter is gone or wants the node to go: the node stops by itself, and by force if it is still there after
/// <c>Starter:Grace</c>, because perhaps nobody is left who would do it.
/// </summary>
public sealed partial class ParentProcessWatch(
    IConfiguration configuration,
    IHostApplicationLifetime life,
    TimeProvider clock,
    ILogger<ParentProcessWatch> log
) : IHostedService
{
    // More than the host's own patience with what runs.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(40);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["CARENET_LIFELINE"] is { Length: > 0 } pipe)
        {
            Watch(() => new FileStream(pipe, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0));
        }
        else if (configuration["CARENET_WATCH_STDIN"] == "1")
        {
            Watch(Console.OpenStandardInput);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A thread of its own: opening and reading a pipe blocks and cannot be cancelled.
    private void Watch(Func<Stream> open) => new Thread(() => WaitForEnd(open)) { IsBackground = true, Name = "starter watch" }.Start();

    private void WaitForEnd(Func<Stream> open)
    {
        Span<byte> ignored = stackalloc byte[256];
        try
        {
            using var input = open();
            while (input.Read(ignored) > 0) { }
        }
        catch (IOException)
        {
            // A broken pipe is an end as well, and so is one that is no longer there.
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

    [LoggerMessage(Level = LogLevel.Information, Message = "The lifeline has ended: the starter is gone or ends the run, this node stops")]
    private partial void StarterGone();

    [LoggerMessage(Level = LogLevel.Critical, Message = "This node should have stopped long ago: it ends now")]
    private partial void StillHere();
}
