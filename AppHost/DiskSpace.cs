using CareNet.Platform;

namespace CareNet.AppHost;

/// <summary>Says in time that the disk is filling up: PostgreSQL refuses to save, but goes on answering, when it is full.</summary>
public sealed class DiskSpace(string folder, Action<Phrase> say)
{
    private const long Megabyte = 1024 * 1024;
    private const long Little = 32 * Megabyte;
    private const long EnoughAgain = 64 * Megabyte;
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    public async Task WatchAsync(CancellationToken stop)
    {
        var said = false;
        using var timer = new PeriodicTimer(Often);
        while (!stop.IsCancellationRequested)
        {
            var free = new DriveInfo(folder).AvailableFreeSpace;
            if (!said && free < Little)
            {
                say(Sentence(free / Megabyte));
            }

            said = said ? free < EnoughAgain : free < Little;
            await timer.WaitForNextTickAsync(stop);
        }
    }

    private Phrase Sentence(long megabytes) =>
        new(
            $"{folder} のあるディスクの空きが {megabytes} MB しかありません。空きを作らないと新しい内容を保存できません。保存済みのデータは失われていません。",
            $"The disk that holds {folder} has only {megabytes} MB left: free some space, or nothing new can be saved; "
                + "what was saved is not lost."
        );
}
