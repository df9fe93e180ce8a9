using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using CareNet.AppHost.Database;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.AppHost.Tests;

/// <summary>What <c>./carenet run</c> would start, without starting it.</summary>
public sealed class LocalModel : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();

    public DistributedApplication App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>([
            "--data",
            scratch["data"],
            "--nodes",
            "3",
            "--port",
            FreePort.Next(),
        ]);
        App = await builder.BuildAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        scratch.Dispose();
    }
}

public sealed class ModelTests(LocalModel local) : IClassFixture<LocalModel>
{
    private DistributedApplicationModel Model => local.App.Services.GetRequiredService<DistributedApplicationModel>();

    private ProjectResource Web => Model.Resources.OfType<ProjectResource>().Single(project => project.Name == "carenet-web");

    private ProjectResource Migration => Model.Resources.OfType<ProjectResource>().Single(project => project.Name == "carenet-migrate");

    [Fact]
    public void The_web_node_runs_in_as_many_copies_as_wanted_behind_one_port_and_is_asked_for_its_health()
    {
        Web.Name.ShouldBe("carenet-web");
        Web.GetReplicaCount().ShouldBe(3);
        Web.Annotations.OfType<EndpointAnnotation>().ShouldHaveSingleItem().IsProxied.ShouldBeTrue();
        Web.Annotations.OfType<HealthCheckAnnotation>().ShouldHaveSingleItem().Key.ShouldContain("/health");
    }

    [Fact]
    public void Nothing_asks_for_a_development_certificate() =>
        new[] { Web, Migration }.ShouldAllBe(project =>
            project.Annotations.OfType<HttpsCertificateAnnotation>().Last().UseDeveloperCertificate == false
        );

    [Fact]
    public void The_web_node_waits_for_the_private_database_and_for_the_end_of_the_migration()
    {
        var database = Model.Resources.OfType<PrivateDatabase>().ShouldHaveSingleItem();

        Migration.Annotations.OfType<WaitAnnotation>().ShouldHaveSingleItem().Resource.ShouldBeSameAs(database);
        var waits = Web.Annotations.OfType<WaitAnnotation>().ToDictionary(wait => wait.Resource, wait => wait.WaitType);
        waits.ShouldBe(
            new Dictionary<IResource, WaitType> { [database] = WaitType.WaitUntilHealthy, [Migration] = WaitType.WaitForCompletion },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task The_owners_login_is_the_migrations_alone_and_no_secret_of_the_installation_is_a_setting_of_a_node()
    {
        (await SettingsOfAsync(Migration)).Keys.ShouldContain("ConnectionStrings__carenet_owner");
        var settings = await SettingsOfAsync(Web);

        settings.Keys.ShouldNotContain("ConnectionStrings__carenet_owner");
        settings.Keys.ShouldNotContain("DataProtection__Secret");
        var file = Path.Combine(settings["CREDENTIALS_DIRECTORY"]!, "DataProtection__Secret");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Convert.FromBase64String(await File.ReadAllTextAsync(file)).Length.ShouldBe(32);
    }

    [Fact]
    public async Task Secrets_and_passwords_are_marked_as_secret()
    {
        var parameters = Model.Resources.OfType<ParameterResource>().ToList();

        parameters.Select(parameter => parameter.Name).Order().ShouldBe(["demo-password"]);
        parameters.ShouldAllBe(parameter => parameter.Secret);
        foreach (var parameter in parameters)
        {
            (await parameter.GetValueAsync(default)).ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task Nothing_that_Aspire_sets_for_development_opens_telemetry_or_believes_forwarded_addresses()
    {
        var settings = await SettingsOfAsync(Web);

        settings["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"].ShouldBe("false");
        settings["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"].ShouldBe("false");
        settings["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES"].ShouldBe("false");
        settings.ShouldNotContainKey("ASPNETCORE_FORWARDEDHEADERS_ENABLED");
    }

    private async Task<Dictionary<string, string?>> SettingsOfAsync(IResource resource)
    {
        var context = new EnvironmentCallbackContext(
            local.App.Services.GetRequiredService<DistributedApplicationExecutionContext>(),
            resource
        );
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables.ToDictionary(setting => setting.Key, setting => setting.Value as string);
    }
}
