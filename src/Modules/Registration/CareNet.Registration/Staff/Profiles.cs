using CareNet.Platform;
using CareNet.Platform.Pictures;
using CareNet.Registration.Data;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Registration.Staff;

internal static class Profiles
{
    /// <summary>Made with the first thing that a person says of himself; two at the same moment make one.</summary>
    public static async Task<Profile> ProfileOf(this RegistrationContext context, PersonId person, CancellationToken ct)
    {
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO registration.profiles (person, introduction, card_version) VALUES ({person.Value}, '', 1)
                ON CONFLICT (person) DO NOTHING
            """,
            ct
        );
        return await context.Set<Profile>().SingleAsync(p => p.Person == person, ct);
    }

    public static async Task KeepAsync(
        this RegistrationContext context,
        PersonId person,
        PictureKind kind,
        ReencodedPicture picture,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO registration.pictures (person, kind, content, media_type, at)
            VALUES ({person.Value}, {kind.ToString()}, {picture.Content}, {ReencodedPicture.MediaType}, {now})
            ON CONFLICT (person, kind) DO UPDATE SET content = excluded.content, media_type = excluded.media_type, at = excluded.at
            """,
            ct
        );
}
