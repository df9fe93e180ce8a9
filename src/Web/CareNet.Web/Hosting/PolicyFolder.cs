using CareNet.Policy;

namespace CareNet.Web.Hosting;

/// <summary>Loads the regions' policies: those that came with the node, or the folder named <c>Policies:Folder</c>.</summary>
public static class PolicyFolder
{
    public static IServiceCollection AddPolicies(this IServiceCollection services) =>
        services.AddSingleton(provider => Read(provider.GetRequiredService<IConfiguration>())).AddSingleton<PoliciesInForce>();

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "seeds", "policies");

    // An invented policy is shown where its invented region is.
    private static PolicyBook Read(IConfiguration settings)
    {
        var book = PolicyBook.Load(settings["Policies:Folder"] is { Length: > 0 } named ? named : Shipped);
        return settings["CARENET_DEMO"] == "1" ? book : book.WithoutDemo();
    }
}
