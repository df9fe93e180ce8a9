using System.Diagnostics;
using CareNet.Testing;

namespace CareNet.Architecture.Tests.Text;

/// <summary>C# is written as CSharpier writes it: <c>dotnet csharpier format .</c> in the root of the repository.</summary>
public sealed class SourcesAreFormatted
{
    [Fact]
    public async Task CareNet_keeps_it()
    {
        (await RunAsync("tool", "restore")).Code.ShouldBe(0);

        var (code, said) = await RunAsync("csharpier", "check", ".");

        code.ShouldBe(0, said);
    }

    [Fact]
    public async Task A_file_of_another_form_is_found()
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch["Other.cs"], "class Other{}");
        (await RunAsync("tool", "restore")).Code.ShouldBe(0);

        (await RunAsync("csharpier", "check", scratch["Other.cs"])).Code.ShouldNotBe(0);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", words)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
