using CareNet.Platform.Data;
using CareNet.Testing;
using CareNet.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareNet.Web.Tests.Host;

public sealed class StartTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private string App => database.AppConnection;

    [Fact]
    [Trait("size", "long")]
    public async Task A_wrong_password_ends_the_start_with_one_sentence()
    {
        var wrong = new NpgsqlConnectionStringBuilder(App) { Password = "not-this-one" };

        await FailsWith(
            wrong.ConnectionString,
            $"The database at {wrong.Host}:{wrong.Port} refused the login '{Roles.App}': wrong password, or no such login."
        );
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var wrong = new NpgsqlConnectionStringBuilder(App) { Database = "nowhere" };

        await FailsWith(wrong.ConnectionString, $"There is no database 'nowhere' at {wrong.Host}:{wrong.Port}.");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_server_that_never_answers_is_waited_for_and_then_named()
    {
        var wrong = new NpgsqlConnectionStringBuilder(App) { Host = "127.0.0.1", Port = 1 };

        var output = await FailsWith(
            wrong.ConnectionString,
            "The database at 127.0.0.1:1 cannot be reached.",
            ("Database__Wait", "00:00:03")
        );

        output.Split('\n').Count(line => line.Contains("Waiting for the database at 127.0.0.1:1")).ShouldBeGreaterThanOrEqualTo(1);
        output.ShouldNotContain("   at ");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Without_a_connection_the_sentence_says_how_to_get_one()
    {
        await using var node = NodeProcess.Start();

        var (code, error, _) = await node.EndAsync();

        code.ShouldBe(1);
        error.Trim().ShouldBe("ConnectionStrings__carenet is not set. './carenet run' brings its own database.");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_secret_of_the_wrong_shape_ends_the_start() =>
        await FailsWith(App, "The key secret must be 32 bytes in base64.", ("CARENET_KEY_SECRET", "short"));

    [Fact]
    [Trait("size", "long")]
    public async Task Without_a_secret_no_node_starts_and_no_operators_word_runs()
    {
        const string Sentence =
            "CARENET_KEY_SECRET is not set: outside Development it is needed, the same on every node; 'openssl rand -base64 32' makes one.";
        await FailsWith(App, Sentence, (TestSecret.Setting, ""));
        await WordFailsWith(["dead-letters"], Sentence, (TestSecret.Setting, ""));
        await WordFailsWith(["region", "open", "misato", "山田 花子", "desk@example.jp"], Sentence, (TestSecret.Setting, ""));
        await WordFailsWith(["audit", "verify"], Sentence, (TestSecret.Setting, ""));
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_node_or_word_with_another_secret_than_the_databases_does_not_start()
    {
        var other = (TestSecret.Setting, Convert.ToBase64String(new byte[32]));
        await using (var first = NodeProcess.Run(["dead-letters"], ("ConnectionStrings__carenet", App)))
        {
            (await first.EndAsync()).Code.ShouldBe(0);
        }

        var sentence =
            $"CARENET_KEY_SECRET is another one than the database '{database.Name}' was sealed with: give the secret that its nodes have.";
        await FailsWith(App, sentence, other);
        await WordFailsWith(["dead-letters"], sentence, other);
    }

    [Theory]
    [InlineData("migrat")]
    [InlineData("Migrate")]
    [InlineData("serve")]
    [InlineData("")]
    [Trait("size", "long")]
    public async Task A_word_that_means_nothing_starts_no_node_and_is_told_what_there_is(string word)
    {
        await using var node = NodeProcess.Run([word, "--now"], ("ConnectionStrings__carenet", App));

        var (code, error, output) = await node.EndAsync();

        code.ShouldBe(2);
        error.ShouldContain("dead-letters [list");
        error.ShouldContain("  migrate\n");
        output.ShouldBeEmpty();
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_database_elsewhere_is_reached_by_a_verified_connection_or_by_the_operators_word_alone()
    {
        const string Elsewhere = "Host=db.example.jp;Username=carenet_app;Password=x;Database=carenet";
        const string Sentence =
            "The database at db.example.jp would be reached over a network without a verified certificate: add "
            + "'SSL Mode=VerifyFull' to its connection string, or set Database__TrustNetwork=true where nobody else is on that network.";
        foreach (var mode in new[] { "", ";SSL Mode=Prefer", ";SSL Mode=Require", ";SSL Mode=VerifyCA" })
        {
            await FailsWith(Elsewhere + mode, Sentence);
        }

        await WordFailsWith(["migrate"], Sentence, ("ConnectionStrings__carenet_owner", Elsewhere));
        await WordFailsWith(["audit", "verify"], Sentence, ("ConnectionStrings__carenet", Elsewhere));

        var here = Environment.MachineName;
        var trusted = await FailsWith(
            $"Host={here};Port=1;Username=carenet_app;Password=x;Database=carenet",
            $"The database at {here}:1 cannot be reached.",
            ("Database__TrustNetwork", "true"),
            ("Database__Wait", "00:00:01")
        );
        trusted.ShouldContain("is not verified");
    }

    [Fact]
    [Trait("size", "long")]
    public async Task An_address_in_use_ends_the_start()
    {
        await using var first = NodeProcess.Start(("ConnectionStrings__carenet", App));
        await first.UntilHealthyAsync();

        await FailsWith(
            App,
            "The address of this node (ASPNETCORE_URLS) is already in use.",
            ("ASPNETCORE_URLS", first.Address.ToString())
        );
    }

    [Fact]
    public void An_unexpected_failure_is_named_by_its_type_only() =>
        StartFailure.Explain(new FormatException("Tanaka")).ShouldBe("CareNet could not start: unexpected FormatException.");

    [Theory]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)]
    [InlineData(PostgresErrorCodes.TooManyConnections, true)]
    [InlineData(PostgresErrorCodes.InvalidPassword, false)]
    [InlineData(PostgresErrorCodes.InvalidCatalogName, false)]
    public void Only_what_passes_by_itself_is_waited_for(string state, bool expected) =>
        StartFailure.MayPass(new PostgresException("x", "FATAL", "FATAL", state)).ShouldBe(expected);

    [Fact]
    public async Task A_login_of_another_name_steps_down_in_every_serving_session()
    {
        var one = database.SuperuserConnection;
        await using var app = new CareNetApp(database, host => host.UseSetting("ConnectionStrings:carenet", one));
        await using var session = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT current_user::text");

        (await session.ExecuteScalarAsync()).ShouldBe(Roles.App);
        (await app.CreateClient().GetAsync("/health")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_login_that_may_not_step_down_is_told_which_grant_it_lacks()
    {
        var empty = new EmptyDatabase();
        await empty.InitializeAsync();
        var login = $"lone_{empty.Name}";
        await empty.RunAsync(
            empty.SuperuserConnection,
            $"CREATE ROLE {login} LOGIN PASSWORD 'lone'; GRANT ALL ON DATABASE {empty.Name} TO {login}"
        );
        try
        {
            var one = new NpgsqlConnectionStringBuilder(empty.AppConnection) { Username = login, Password = "lone" };
            await FailsWith(
                one.ConnectionString,
                $"The login '{login}' may not act as the role '{Roles.App}': GRANT {Roles.App} TO \"{login}\"."
            );
        }
        finally
        {
            await empty.RunAsync(empty.SuperuserConnection, $"DROP OWNED BY {login} CASCADE; DROP ROLE {login}");
            await empty.DisposeAsync();
        }
    }

    private async Task WordFailsWith(string[] words, string sentence, params (string, string)[] more)
    {
        await using var word = NodeProcess.Run(words, [("ConnectionStrings__carenet", App), .. more]);

        var (code, error, _) = await word.EndAsync();

        error.Trim().ShouldBe(sentence);
        code.ShouldBe(1);
    }

    private static async Task<string> FailsWith(string app, string sentence, params (string, string)[] more)
    {
        await using var node = NodeProcess.Start([("ConnectionStrings__carenet", app), .. more]);

        var (code, error, output) = await node.EndAsync();

        error.Trim().ShouldBe(sentence);
        code.ShouldBe(1);
        return output;
    }
}
