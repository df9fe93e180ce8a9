using CareNet.Architecture.Tests.Map;
using CareNet.Testing;

// Beside the tests: ./carenet VERB writes the pages whose age the tests look at.
foreach (var page in WrittenPages.All.Where(page => args.Contains(page.Verb)))
{
    await File.WriteAllTextAsync(Repository.At(page.Path), page.Text());
    Console.WriteLine(page.Path);
}
