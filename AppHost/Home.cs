using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>
/// The orchestrator and <c>dotnet</c> keep files in the home folder. A service's account often has none that it may write.
/// </summary>
public static class Home
{
    private const string Variable = "HOME";

    public static void Ensure(DataDirectory data)
    {
        if (IsWritable(Environment.GetEnvironmentVariable(Variable)))
        {
            return;
        }

        var own = Directory.CreateDirectory(Path.Combine(data.Root, "home"));
        Environment.SetEnvironmentVariable(Variable, own.FullName);
    }

    private static bool IsWritable(string? folder)
    {
        try
        {
            using var attempt = folder is null
                ? null
                : File.Create(Path.Combine(folder, $".carenet-{Environment.ProcessId}"), bufferSize: 1, FileOptions.DeleteOnClose);
            return attempt is not null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
