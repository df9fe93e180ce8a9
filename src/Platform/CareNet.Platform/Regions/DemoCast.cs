using System.Text.Json;

namespace CareNet.Platform.Regions;

/// <summary>The invented people of the demo region. The modules read from it what is theirs.</summary>
public sealed record DemoCast(IReadOnlyList<DemoFacility> Facilities, IReadOnlyList<DemoPerson> People)
{
    private const string File = "people.json";

    /// <param name="folder">The program's folder, which carries the seeds.</param>
    public static DemoCast In(string folder)
    {
        using var file = System.IO.File.OpenRead(Path.Combine(folder, "seeds", "demo", File));
        return JsonSerializer.Deserialize<DemoCast>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"seeds/demo/{File} holds nobody.");
    }
}

public sealed record DemoFacility(Guid Id, string Name, string Kind, string Address, string Phone, string Head);

/// <param name="IsNew">Came today: pledge and training are still to be done.</param>
public sealed record DemoPerson(
    Guid Id,
    string Name,
    string Kana,
    string Profession,
    string Mail,
    Guid? Facility,
    string? Role,
    string? Office,
    bool IsNew,
    string WhatJa,
    string WhatEn
);
