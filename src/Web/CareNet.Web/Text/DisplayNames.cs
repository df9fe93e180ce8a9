using CareNet.Platform;
using CareNet.Security.Contracts;
using CareNet.Web.Text;
using Wolverine;

namespace CareNet.Web.Text;

/// <summary>The names of people and facilities on a page, for its reader: asked for once, with everybody who stands on it.</summary>
public sealed class DisplayNames(IMessageBus bus, CurrentUser signedIn, Reader reader)
{
    private readonly Dictionary<PersonId, NamedPerson> people = [];
    private readonly Dictionary<FacilityId, string> facilities = [];

    public Task ReadAsync(IEnumerable<PersonId?> asked, CancellationToken ct = default) => ReadAsync(asked, [], ct);

    public async Task ReadAsync(IEnumerable<PersonId?> asked, IEnumerable<FacilityId> places, CancellationToken ct = default)
    {
        PersonId[] persons = [.. asked.OfType<PersonId>().Distinct().Where(person => !people.ContainsKey(person))];
        FacilityId[] sites = [.. places.Distinct()];
        for (var from = 0; from < persons.Length || from < sites.Length; from += GetNames.Most)
        {
            var answer = await bus.InvokeAsync<NamesForReader>(
                new GetNames(signedIn.Person, [.. persons.Skip(from).Take(GetNames.Most)], [.. sites.Skip(from).Take(GetNames.Most)]),
                ct
            );
            foreach (var person in answer.People)
            {
                people[person.Person] = person;
            }

            foreach (var facility in answer.Facilities)
            {
                facilities[facility.Facility] = facility.Name;
            }
        }
    }

    public string Of(PersonId? person) =>
        person is not { } id
            ? "–"
            : people.GetValueOrDefault(id) switch
            {
                { Name: { } name } => name,
                { As: NameVisibility.Secretariat } => reader.Say("事務局", "the secretariat"),
                { As: NameVisibility.Committee } => reader.Say("運営委員会", "the committee"),
                { As: NameVisibility.Elsewhere } => reader.Say("ほかの事業所の人", "somebody of another facility"),
                _ => reader.Say($"名前の登録がない人（{End(id.Value)}）", $"somebody without a name on file ({End(id.Value)})"),
            };

    public string Of(FacilityId facility) =>
        facilities.GetValueOrDefault(facility) ?? reader.Say($"事業所（{End(facility.Value)}）", $"facility ({End(facility.Value)})");

    private static string End(Guid id) => id.ToString("n")[^6..];
}
