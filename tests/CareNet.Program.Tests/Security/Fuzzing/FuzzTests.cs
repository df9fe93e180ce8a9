using System.Diagnostics;
using System.Globalization;
using CareNet.Testing;
using Xunit.Abstractions;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>
/// Every field of every form and every query parameter that somebody can reach, with values that nobody should send. The program
/// finds them by itself. <c>CARENET_FUZZ_SEED</c> takes another seed than the fixed one, which decides what is sent where.
/// </summary>
public sealed class FuzzTests(FuzzHost house, ITestOutputHelper output) : IClassFixture<FuzzHost>
{
    private static readonly string[] Places = ["nishitokyo", "osaki", "misato", "miyazaki", "okayama", "nishitokyo", "osaki"];

    // After this time a field gets one value and no more.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    [Fact, Trait("size", "long")]
    public async Task Whatever_is_sent_in_any_field_is_answered_soundly_and_links_lead_somewhere()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("CARENET_FUZZ_SEED") ?? "20261130", CultureInfo.InvariantCulture);
        output.WriteLine($"CARENET_FUZZ_SEED={seed}");
        var (random, watch) = (new Random(seed), Stopwatch.StartNew());
        var (map, findings) = (new Map(house.App), new Findings(house.Caught));
        var fuzzer = new Fuzzer(house, map, findings, random);
        var foreign = await ForeignAsync();
        var (any, ids) = (new Deck(Corpus.Of([]), random), new Deck(Corpus.Of(foreign).Where(value => value.IsId), random));
        HashSet<string> done = [],
            seen = [],
            opened = [];
        List<string> dead = [];
        foreach (var (place, at) in Places.Select((place, at) => (place, at)))
        {
            // Once more where something sent before has closed a page.
            if (at >= 5 && seen.IsSubsetOf(done))
            {
                continue;
            }

            var region = await FuzzedRegion.In(house.App, house, place, FuzzHost.Operating);
            var crawl = await new Crawl(map, region).AllAsync(findings.Check);
            dead.AddRange(crawl.Wrong);
            opened.UnionWith(crawl.Opened);
            var left = crawl
                .Targets.Where(target => !done.Contains(target.Key))
                .GroupBy(target => target.Key)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => same.ElementAt(random.Next(same.Count())))
                .ToArray();
            random.Shuffle(left);
            foreach (var target in left)
            {
                seen.Add(target.Key);
                var values = new[] { any.Next(), any.Next(), any.Next(), ids.Next() }
                    .Take(target.Field.HoldsId || target.Form is null ? 4 : 3)
                    .Reverse();
                foreach (var value in watch.Elapsed < Long ? values : values.Take(1))
                {
                    if (await fuzzer.SendAsync(target, value, isFilled: random.Next(3) > 0))
                    {
                        done.Add(target.Key);
                    }
                }
            }

            output.WriteLine($"{place}: {crawl.Requests} pages, {left.Length} fields, {fuzzer.Requests} values so far, {watch.Elapsed}");
        }

        foreach (var line in findings.All.Concat(dead).Concat(seen.Except(done).Select(key => $"never sent: {key}")))
        {
            output.WriteLine(line);
        }

        // The page of mails exists in a demo only (DemoModeTests).
        var closed = map
            .Rows.Where(row => row.Method == "GET" && map.IsPage(row.Pattern))
            .Select(row => row.Pattern)
            .Except(opened)
            .Except(["/error/{status:int}", "/operations/mails"])
            .ToList();
        closed.ForEach(pattern => output.WriteLine($"never opened: {pattern}"));
        findings.All.ShouldBeEmpty();
        dead.ShouldBeEmpty();
        seen.Except(done).ShouldBeEmpty();
        closed.ShouldBeEmpty("a page that nobody in this test can open is not tried: let FuzzedRegion hold what it needs");
    }

    private async Task<IReadOnlyList<(string Name, string Id)>> ForeignAsync()
    {
        var elsewhere = await TestRegion.In(house.App, "okayama");
        return
        [
            ("another facility", elsewhere.Facility.ToString()),
            ("another person", elsewhere.Member.ToString()),
            ("another region", "okayama"),
            ("nobody", Guid.CreateVersion7().ToString()),
        ];
    }

    /// <summary>Each card once before one comes again.</summary>
    private sealed class Deck(IEnumerable<BadValue> values, Random random)
    {
        private readonly BadValue[] cards = [.. values];
        private int at;

        public BadValue Next()
        {
            if (at % cards.Length == 0)
            {
                random.Shuffle(cards);
            }

            return cards[at++ % cards.Length];
        }
    }
}
