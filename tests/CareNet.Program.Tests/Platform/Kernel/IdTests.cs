using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareNet.Testing;

namespace CareNet.Platform.Tests.Kernel;

public sealed class IdTests
{
    private static readonly PersonId Known = PersonId.From(Guid.Parse("0193a5c0-7b1e-7000-8000-000000000001"));

    private sealed record Rota(PersonId Lead, PersonId? Deputy, RegionCode Region, Dictionary<PersonId, int> Shifts);

    private sealed record Withdraw(PersonId Actor, PatientId Patient, string Reason)
    {
        private bool PrintMembers(StringBuilder text) => text.AppendId(Actor).AppendId(Patient) is not null;
    }

    public static TheoryData<Type> EveryId =>
        [
            .. Directory
                .GetFiles(AppContext.BaseDirectory, "CareNet.*.dll")
                .Select(Path.GetFileNameWithoutExtension)
                .OfType<string>()
                .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
                .SelectMany(name => Assembly.Load(name).GetTypes())
                .Where(Ids.IsId),
        ];

    [Fact]
    public void New_ids_carry_the_injected_time_and_sort_by_it()
    {
        var clock = new TestClock();
        var first = Ids.New<PersonId>(clock);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = Ids.New<PersonId>(clock);

        first.Value.Version.ShouldBe(7);
        string.CompareOrdinal(first.ToString(), second.ToString()).ShouldBeLessThan(0);
        first.ToString()[..13].ShouldBe(Guid.CreateVersion7(clock.GetUtcNow().AddMilliseconds(-1)).ToString()[..13]);
    }

    [Fact]
    public void In_json_an_id_is_a_plain_string_also_as_a_key()
    {
        var rota = new Rota(Known, null, new RegionCode("okayama"), new() { [Known] = 3 });
        var json = JsonSerializer.Serialize(rota);

        json.ShouldBe(
            """{"Lead":"ID","Deputy":null,"Region":"okayama","Shifts":{"ID":3}}""".Replace("ID", Known.ToString(), StringComparison.Ordinal)
        );
        var read = JsonSerializer.Deserialize<Rota>(json)!;
        read.Lead.ShouldBe(Known);
        read.Deputy.ShouldBeNull();
        read.Region.ShouldBe(new RegionCode("okayama"));
        read.Shifts[Known].ShouldBe(3);
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("3")]
    [InlineData("{\"Value\":\"0193a5c0-7b1e-7000-8000-000000000001\"}")]
    public void Json_that_is_no_id_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<PersonId>(json));

    [Fact]
    public void A_message_prints_its_ids_and_nothing_else() =>
        new Withdraw(Known, PatientId.From(Known.Value), "secret")
            .ToString()
            .ShouldBe($"Withdraw {{ PersonId {Known}, PatientId {Known} }}");

    [Theory]
    [InlineData("0193a5c0-7b1e-7000-8000-000000000001", true)]
    [InlineData("0193a5c07b1e70008000000000000001", true)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    [InlineData("42", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Text_is_an_id_when_it_is_a_uuid_and_not_the_empty_one(string? text, bool isId)
    {
        PersonId.TryParse(text, null, out var id).ShouldBe(isId);
        id.ShouldBe(isId ? Known : default);
    }

    [Theory]
    [InlineData("okayama", true)]
    [InlineData("minami-alps", true)]
    [InlineData("Okayama", false)]
    [InlineData("岡山", false)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    [InlineData("okayama\n", false)]
    public void A_regions_code_is_short_and_plain(string text, bool isCode) => RegionCode.TryParse(text, null, out _).ShouldBe(isCode);

    [Theory, MemberData(nameof(EveryId))]
    public void Every_id_is_furnished_alike(Type id)
    {
        id.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType.ShouldBe(typeof(IdJson), "or it becomes an object in JSON");
        id.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), id.MakeByRefType()]).ShouldNotBeNull("or no route can bind it");
        var value = Activator.CreateInstance(id, Known.Value)!;
        value.ToString().ShouldBe(Known.ToString(), "or a link would show the record's own notation");
    }
}
