using CareNet.Testing;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Tests.Jobs;

public class ForgedRowTests
{
    [Fact]
    public async Task A_row_that_names_another_method_of_the_process_is_not_run()
    {
        await using var database = await JobsDatabase.CreateAsync();
        using var scratch = new ScratchFolder();
        var file = scratch["written"];
        using var node = await database.StartAsync("steps");

        node.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => File.WriteAllText(file, "by a forged row"));

        await Patience.Until(
            async () =>
                await database.AskAsync<long>("SELECT count(*) FROM hangfire.state WHERE name IN ('Failed', 'Scheduled', 'Succeeded')") > 0,
            "an outcome"
        );
        await node.StopAsync();
        File.Exists(file).ShouldBeFalse();
        (await database.AskAsync<long>("SELECT count(*) FROM hangfire.state WHERE name = 'Succeeded'")).ShouldBe(0);
    }
}
