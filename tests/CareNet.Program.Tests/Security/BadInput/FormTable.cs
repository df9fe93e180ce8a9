namespace CareNet.Security.Tests.BadInput;

/// <summary>Every form of Security, once, filled in rightly.</summary>
internal sealed class FormTable(UnlimitedHost house)
{
    public static readonly string[] Names = [.. SignInForms.Names, .. SafetyForms.Names, .. AccountForms.Names];

    public async Task<FormCase> OfAsync(string name)
    {
        var people = await FormPeople.In(house.App);
        return SignInForms.Names.Contains(name) ? await new SignInForms(house).OfAsync(name, people)
            : SafetyForms.Names.Contains(name) ? await new SafetyForms(house).OfAsync(name, people)
            : await new AccountForms(house).OfAsync(name, people);
    }

    internal static HttpClient Visitor(UnlimitedHost house)
    {
        var client = house.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }
}
