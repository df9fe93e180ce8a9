using CareNet.Registration.Contracts;
using CareNet.Testing;

namespace CareNet.Security.Tests.BadInput;

/// <summary>Whom the forms are about: an administrator and a nurse of one facility, signed in, and the administrator of another.</summary>
internal sealed record FormPeople(TestPerson Administrator, TestPerson Nurse, TestPerson Stranger, HttpClient Desk, HttpClient Phone)
{
    public static async Task<FormPeople> In(CareNetApp app)
    {
        var administrator = await app.PersonAsync("misato", FacilityRole.Administrator);
        var nurse = await app.PersonAsync("misato", FacilityRole.Staff, administrator.Facility);
        var stranger = await app.PersonAsync("misato", FacilityRole.Administrator);
        return new(administrator, nurse, stranger, await app.SignedInAs(administrator), await app.SignedInAs(nurse));
    }
}
