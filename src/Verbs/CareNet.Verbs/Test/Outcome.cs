using System.Xml.Linq;

namespace CareNet.Verbs.Test;

/// <summary>The outcome of a test run, as its result files say.</summary>
public sealed record Outcome(int Passed, int Failed, List<string> Failures)
{
    public static Outcome Read(string folder)
    {
        var results = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories).Select(XDocument.Load).ToList()
            : [];
        var tests = results
            .SelectMany(document => document.Descendants().Where(element => element.Name.LocalName == "UnitTestResult"))
            .ToList();
        var failures = tests.Where(test => Is(test, "Failed")).Select(test => (string?)test.Attribute("testName") ?? "?").ToList();
        return new(tests.Count(test => Is(test, "Passed")), failures.Count, failures);
    }

    private static bool Is(XElement test, string outcome) =>
        string.Equals((string?)test.Attribute("outcome"), outcome, StringComparison.Ordinal);
}
