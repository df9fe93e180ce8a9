using CareNet.Testing;

namespace CareNet.Postgres.Tests.Mishaps;

public class ClosedParentFolderTests
{
    [Fact]
    [Trait("size", "long")]
    public async Task A_folder_that_the_account_may_not_enter_is_named_in_one_sentence()
    {
        using var scratch = new ScratchFolder();
        var closed = scratch["closed"];
        // Root passes everywhere but PostgreSQL's account does not; an ordinary user is stopped himself.
        Directory.CreateDirectory(
            closed,
            Signals.IsRoot ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.None
        );

        await using var carenet = StartedCareNet.On(Path.Combine(closed, "data"), "--port", FreePort.Next());
        var said = await carenet.RefusalAsync();

        said.ShouldBe(
            Signals.IsRoot
                ? $"The account postgres may not enter {closed}, so no database can live in {closed}/data: name another folder with --data."
                : $"The data folder {closed}/data cannot be made: name another one with --data."
        );
        carenet.Lines.Count.ShouldBe(1);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
