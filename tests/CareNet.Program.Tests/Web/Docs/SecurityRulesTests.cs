using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CareNet.Platform.Purging;
using CareNet.Policy.Settings;
using CareNet.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Web.Tests.Docs;

/// <summary>What docs/security-rules.md says in numbers is what the code does.</summary>
public sealed partial class SecurityRulesTests(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly string[] Lines = File.ReadAllLines(Repository.At("docs", "security-rules.md"));

    /// <summary>Rows whose second cell begins with a number and whose third cell is one place in the code.</summary>
    private static List<(string What, string Number, string Type, string Member)> Rows =>
        [
            .. Lines
                .Select(line => Row().Match(line))
                .Where(row => row.Success)
                .Select(row =>
                    (
                        row.Groups["what"].Value.Trim(),
                        row.Groups["number"].Value.Trim(),
                        row.Groups["type"].Value,
                        row.Groups["member"].Value
                    )
                ),
        ];

    [Fact]
    public void Every_number_is_the_one_in_the_code()
    {
        Rows.Count.ShouldBeGreaterThan(35);

        Rows.Where(row => !Values(row.Type, row.Member).Any(value => Says(row.Number, value)))
            .Select(row => $"{row.What}: {row.Number}, but {row.Type}.{row.Member} is {string.Join(" or ", Values(row.Type, row.Member))}")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("60 characters", 60, true)]
    [InlineData("1,000,000 bytes", 1_000_000, true)]
    [InlineData("61 characters", 60, false)]
    public void A_number_that_differs_is_found(string said, int value, bool same) => Says(said, value).ShouldBe(same);

    [Fact]
    public async Task What_is_forgotten_is_what_the_nightly_job_deletes()
    {
        await using var app = new CareNetApp(database);
        var said = Lines
            .Select(line => Forgotten().Match(line))
            .Where(row => row.Success)
            .Select(row => (row.Groups["table"].Value, TimeOf(row.Groups["kept"].Value)!.Value))
            .Order()
            .ToList();

        said.ShouldBe(app.Services.GetServices<Purge>().Select(purge => (purge.Table, purge.Keep)).Order());
    }

    private static IEnumerable<object?> Values(string type, string member) =>
        from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "CareNet.*.dll")
        let assembly = Assembly.Load(Path.GetFileNameWithoutExtension(file))
        from found in assembly.GetTypes()
        where found.Name == type
        let owner = found is { IsAbstract: false, IsGenericTypeDefinition: false } && found.GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance(found)
            : null
        let value = found.GetField(member, Any) is { IsStatic: true } field ? field.GetValue(null)
        : found.GetProperty(member, Any) is { } property && (property.GetMethod!.IsStatic || owner is not null) ? property.GetValue(owner)
        : null
        where value is not null
        select value;

    private static bool Says(string said, object? value) =>
        value switch
        {
            int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture)
                == (
                    TimeOf(said) is { } time && time < TimeSpan.FromHours(2)
                        ? (long)time.TotalMinutes
                        : long.Parse(Number().Match(said).Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
                ),
            TimeSpan time => TimeOf(said) == time,
            SettingBound bound => said == $"{bound.Least}–{bound.Most}",
            _ => false,
        };

    private static TimeSpan? TimeOf(string said) =>
        Time().Match(said) is { Success: true } time
            ? int.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture) is var count && time.Groups[2].Value == "minute"
                ? TimeSpan.FromMinutes(count)
                : time.Groups[2].Value == "hour"
                    ? TimeSpan.FromHours(count)
                    : TimeSpan.FromDays(count)
            : null;

    [GeneratedRegex(@"^\| (?<what>[^|]+) \| (?<number>[0-9][^|]*) \| `(?<type>[A-Za-z]+)\.(?<member>[A-Za-z]+)` \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<table>[a-z]+\.[a-z_]+)` \| (?<kept>[0-9]+ [a-z]+) \|$")]
    private static partial Regex Forgotten();

    [GeneratedRegex("^[0-9][0-9,]*")]
    private static partial Regex Number();

    [GeneratedRegex("^([0-9]+) (minute|hour|day)s?$")]
    private static partial Regex Time();
}
