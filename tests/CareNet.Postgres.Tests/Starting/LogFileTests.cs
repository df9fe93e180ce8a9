using CareNet.Testing;

namespace CareNet.Postgres.Tests.Starting;

public class LogFileTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void Logs_are_for_the_starters_eyes_only_also_those_that_were_there()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["earlier.log"], "before\n");
        File.SetUnixFileMode(scratch["earlier.log"], OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        foreach (var name in new[] { "earlier.log", "new.log" })
        {
            var log = new LogFile(scratch[name]);
            log.Write("one");
            log.Write("two");

            File.GetUnixFileMode(scratch[name]).ShouldBe(OwnerOnly, name);
            File.ReadAllText(scratch[name]).ShouldEndWith("one\ntwo\n");
        }
    }
}
