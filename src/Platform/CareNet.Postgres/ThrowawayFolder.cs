namespace CareNet.Postgres;

/// <summary>
/// Names the folder of a cluster for tests: in memory if there is room, because tests make and drop hundreds of databases.
/// </summary>
public static class ThrowawayFolder
{
    private const string Memory = "/dev/shm";
    private const long Room = 4L << 30;

    private const string Prefix = "carenet-tests-";

    /// <summary>The path of a folder that nobody has, not made yet.</summary>
    public static string New()
    {
        var parent = HasRoom() ? Memory : Path.GetTempPath();
        RemoveLeft(parent);
        return Path.Combine(parent, $"{Prefix}{Environment.ProcessId}-{Path.GetRandomFileName()}");
    }

    /// <summary>Removes what killed processes left: each folder would hold memory for good.</summary>
    public static void RemoveLeft(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            var maker = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(maker, out var process) && !Directory.Exists($"/proc/{process}"))
            {
                try
                {
                    Directory.Delete(folder, recursive: true);
                }
                catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
                {
                    // Somebody else's, or being removed at this moment by another one who starts.
                }
            }
        }
    }

    private static bool HasRoom()
    {
        try
        {
            return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= Room;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
