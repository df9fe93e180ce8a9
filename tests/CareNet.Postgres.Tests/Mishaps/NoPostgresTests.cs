using CareNet.Testing;

namespace CareNet.Postgres.Tests.Mishaps;

public class NoPostgresTests
{
    [Fact]
    public async Task Without_a_PostgreSQL_the_choices_are_named_in_one_sentence()
    {
        using var scratch = new ScratchFolder();
        var environment = new Dictionary<string, string> { ["CARENET_POSTGRES"] = scratch["nowhere"] };

        await using var carenet = StartedCareNet.With(environment, scratch["data"], "--port", FreePort.Next());

        var said = await carenet.RefusalAsync();
        said.ShouldStartWith("No PostgreSQL 15 or newer was found: install one");
        said.ShouldContain("ConnectionStrings__carenet");
        carenet.Lines.Count.ShouldBe(1);
    }
}
