namespace CareNet.Web.Hosting;

/// <summary>
/// Settings that are secret, one file each, in the folder that systemd names in <c>CREDENTIALS_DIRECTORY</c>; a container mounts them.
/// A file is named like the variable that it replaces. A process's environment is inherited by its children, stays readable in
/// <c>/proc</c> for as long as it lives, and ends up in the reports of crashes.
/// </summary>
public static class Credentials
{
    public const string Folder = "CREDENTIALS_DIRECTORY";

    public static void AddCredentials(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Folder] is { Length: > 0 } folder)
        {
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: true);
        }
    }
}
