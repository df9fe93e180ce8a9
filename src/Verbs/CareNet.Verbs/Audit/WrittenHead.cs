using CareNet.Platform.Audit;

namespace CareNet.Verbs.Audit;

/// <summary>The head of the last good verification, beside the database and out of reach of its logins.</summary>
public static class WrittenHead
{
    public static AuditHead? Read(string folder)
    {
        var file = FileIn(folder);
        return File.Exists(file) ? AuditHead.Parse(File.ReadAllText(file)) : null;
    }

    public static void Write(string folder, AuditHead? head)
    {
        var file = FileIn(folder);
        if (head is null)
        {
            File.Delete(file);
            return;
        }

        File.WriteAllText(file + ".new", head.ToString());
        File.SetUnixFileMode(file + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(file + ".new", file, overwrite: true);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "audit.head");
}
