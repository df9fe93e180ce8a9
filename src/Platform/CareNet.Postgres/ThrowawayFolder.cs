namespace CareNet.Postgres;

/// <summary>
/// Names the folder of a cluster for tests: in memory if there is room, because tests make and drop hundreds of databases.
/// </summary>
public static class ThrowawayFolder
{
    private const string Memory = "/dev/shm";
    private const long Room = 4L << 30;

    /// <summary>The path of a folder that nobody has, not made yet.</summary>
    public static string New() =>
        Path.Combine(HasRoom() ? Memory : Path.GetTempPath(), $"carenet-tests-{Environment.ProcessId}-{Path.GetRandomFileName()}");

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
