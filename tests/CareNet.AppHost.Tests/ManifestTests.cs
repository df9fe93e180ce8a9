using System.Text.Json;
using CareNet.Postgres;
using CareNet.Testing;

namespace CareNet.AppHost.Tests;

public class ManifestTests
{
    [Fact]
    public void A_manifest_can_be_published_and_names_secrets_without_their_values()
    {
        using var scratch = new ScratchFolder();
        var file = scratch["manifest.json"];
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "AppHost", configuration, "CareNet.AppHost.dll"));
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__carenet"] = "Host=nowhere;Password=never-published",
            ["ConnectionStrings__carenet_owner"] = "Host=nowhere;Password=never-published",
            ["DataProtection__Secret"] = "never-published",
            ["Parameters__data-protection-secret"] = "never-published",
        };

        var said = Shell.Run(["dotnet", program, "--publisher", "manifest", "--output-path", file], environment);

        said.Ok.ShouldBeTrue(said.Output);
        var text = File.ReadAllText(file);
        text.ShouldNotContain("never-published");
        var resources = JsonDocument.Parse(text).RootElement.GetProperty("resources");
        resources
            .GetProperty("carenet-web")
            .GetProperty("env")
            .GetProperty("ConnectionStrings__carenet")
            .GetString()
            .ShouldBe("{carenet.connectionString}");
        resources.GetProperty("carenet-web").GetProperty("env").TryGetProperty("ConnectionStrings__carenet_owner", out _).ShouldBeFalse();
        resources
            .GetProperty("carenet-migrate")
            .GetProperty("env")
            .GetProperty("ConnectionStrings__carenet_owner")
            .GetString()
            .ShouldBe("{carenet-owner.connectionString}");
        foreach (var secret in new[] { "carenet", "carenet-owner", "data-protection-secret" })
        {
            resources.GetProperty(secret).GetProperty("inputs").GetProperty("value").GetProperty("secret").GetBoolean().ShouldBeTrue();
        }
    }
}
