using CareNet.Testing;

namespace CareNet.Postgres.Tests.Mishaps;

public class SecondRunTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_second_run_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch["data"];
        await using var first = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo");
        var address = await first.ReadyAsync();

        await using var second = StartedCareNet.On(folder, "--port", FreePort.Next(), "--no-demo");

        (await second.RefusalAsync()).ShouldBe(
            $"Another CareNet (process {first.Id}) already runs on {folder}: stop it, or name another folder with --data."
        );
        using var http = new HttpClient();
        (await http.GetStringAsync(address + "/health")).ShouldNotBeEmpty();
    }
}
