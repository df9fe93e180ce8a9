using CareNet.Policy;

namespace CareNet.Web.Hosting;

/// <summary>Where the node takes the regions' policies from: those that came with it, or the folder named <c>Policies:Folder</c>.</summary>
public static class PolicyFolder
{
    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddSingleton(provider => PolicyBook.Load(provider.GetRequiredService<IConfiguration>()["Policies:Folder"] is { Length: > 0 } named ? named : Shipped))
        .AddSingleton<PoliciesInForce>();

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "seeds", "policies");
}
