using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>
/// The process that migrates the database as its owner and ends before a node starts. Its failure ends the run, with its last line.
/// </summary>
public sealed class Migration(IResource resource, string logs)
{
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(3);
    private readonly ResourceLog log = new(Path.Combine(logs, "migrate.log"));
    private bool isFollowed;

    public async Task ObserveAsync(ResourceEvent change, ResourceLoggerService said)
    {
        if (change.Resource != resource || change.ResourceId == resource.Name)
        {
            return;
        }

        if (!isFollowed)
        {
            isFollowed = true;
            _ = log.KeepAsync(said, change.ResourceId);
        }

        var state = change.Snapshot.State?.Text;
        if (
            state == KnownResourceStates.FailedToStart
            || (state is not null && WebNode.IsOver(state) && change.Snapshot.ExitCode is not (null or 0))
        )
        {
            var since = TimeProvider.System.GetTimestamp();
            // Its lines come by another way than its end.
            while (log.LastLine.Length == 0 && TimeProvider.System.GetElapsedTime(since) < LogPatience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }

            throw new Mishap(
                $"データベースを準備できませんでした。{log.LastLine} 詳しくは {log.Path} にあります。",
                $"The database could not be prepared: {log.LastLine} More is in {log.Path}."
            );
        }
    }
}
