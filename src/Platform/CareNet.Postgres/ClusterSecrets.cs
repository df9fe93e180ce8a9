using System.Security.Cryptography;
using System.Text.Json;

namespace CareNet.Postgres;

/// <summary>Generated on the first start, readable by the starter's account alone.</summary>
public sealed record ClusterSecrets(string Superuser, string Owner, string App, string Keys)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static ClusterSecrets In(DataDirectory data)
    {
        if (File.Exists(data.Secrets))
        {
            return JsonSerializer.Deserialize<ClusterSecrets>(File.ReadAllText(data.Secrets)) ?? throw Missing(data);
        }

        if (Directory.Exists(data.Cluster))
        {
            throw Missing(data);
        }

        var secrets = Generate();
        Write(data.Secrets, secrets);
        return secrets;
    }

    private static ClusterSecrets Generate() => new(Word(), Word(), Word(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    private static string Word() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    private static void Write(string file, ClusterSecrets secrets)
    {
        var draft = file + ".new";
        try
        {
            File.Delete(draft);
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            };
            using (var stream = new FileStream(draft, options))
            {
                JsonSerializer.Serialize(stream, secrets);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: true);
        }
        catch (IOException full) when (Mishap.IsDiskFull(full))
        {
            throw Mishap.DiskFull(Path.GetDirectoryName(file)!, full);
        }
    }

    private static Mishap Missing(DataDirectory data) =>
        new(
            $"{data.Secrets} が見つからないため、データベースを開けません。このファイルを控えから戻してください。",
            $"{data.Secrets} is missing, so the database cannot be opened: put that file back from its copy."
        );
}
