using CareNet.Platform;
using CareNet.Platform.Keys;
using CareNet.Postgres;
using Microsoft.Extensions.Configuration;

namespace CareNet.Verbs.Doctor;

/// <summary>Something that CareNet uses, what of it is here, and the command that brings it.</summary>
public sealed record Need(string Name, Phrase For, string? Found, string Mend, string[] DebianPackages, bool OnlyForTests)
{
    public static IReadOnlyList<Need> All() =>
        [
            new(".NET SDK", new("ビルドと実行", "building and running"), Dotnet(), "https://dotnet.microsoft.com/download", [], false),
            new(
                "PostgreSQL",
                new("データベース", "the database"),
                PostgresBinaries.Find() is { } found ? $"{found.Version}  {found.Folder}" : null,
                "apt-get install postgresql",
                ["postgresql"],
                false
            ),
            new("tzdata", new("日本時間の計算", "Japan time"), TimeZones(), "apt-get install tzdata", ["tzdata"], false),
            new(
                "key secret",
                new("鍵の秘密（CARENET_KEY_SECRET）は32バイトのBase64です", "CARENET_KEY_SECRET is 32 bytes in base64"),
                Secret(),
                "export CARENET_KEY_SECRET=$(openssl rand -base64 32)",
                [],
                false
            ),
            new(
                "Chromium",
                new("画面のテストと印刷", "browser tests and print"),
                Browser.Find() is { } path ? $"{Browser.Version(path)}  {path}" : null,
                "apt-get install chromium-headless-shell   (CARENET_CHROMIUM=/path/to/browser)",
                ["chromium-headless-shell"],
                true
            ),
            new(
                "Japanese fonts",
                new("画面のテストと印刷", "browser tests and print"),
                Fonts(),
                "apt-get install fonts-noto-cjk",
                ["fonts-noto-cjk"],
                true
            ),
        ];

    private static string? Dotnet() => Shell.Run(["dotnet", "--version"]) is { Ok: true } answer ? answer.Output.Trim() : null;

    /// <summary>The secret that a node would get from this environment; './carenet run' makes one for its own data.</summary>
    private static string? Secret()
    {
        try
        {
            var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            return KeySecret.BytesFrom(settings) is null ? "secrets.json" : "CARENET_KEY_SECRET";
        }
        catch (Exception wrong) when (wrong is InvalidKeySecretException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? TimeZones() => TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Tokyo", out var zone) ? zone.Id : null;

    private static string? Fonts()
    {
        if (OperatingSystem.IsMacOS())
        {
            return "Hiragino";
        }

        var listed = Shell.Run(["fc-list", ":lang=ja", "family"]);
        if (listed.Ok)
        {
            return listed.Output.Split('\n').FirstOrDefault(line => line.Length > 0);
        }

        string[] folders = ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/opentype/ipafont-gothic"];
        return folders.FirstOrDefault(Directory.Exists);
    }
}
