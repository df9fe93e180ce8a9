using CareNet.Platform.Data;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// <c>carenet_owner</c> is for <c>migrate</c> alone; <c>carenet</c> serves. A login of another name than the serving role steps down to
/// that role, which cannot rewrite the audit trail.
/// </summary>
public sealed record DatabaseConnection(string Given, string Serving)
{
    public const string OwnerName = "carenet_owner";

    public static DatabaseConnection From(IConfiguration configuration)
    {
        var given =
            configuration.GetConnectionString("carenet")
            ?? throw new StartFailure("ConnectionStrings__carenet is not set. './carenet run' brings its own database.");
        var serving = new NpgsqlConnectionStringBuilder(given);
        // An operator's word with the owner's login beside it acts as the login that it was given.
        if (serving.Username == Roles.App || Owner(configuration) is not null)
        {
            return new(given, given);
        }

        serving.Options = $"{serving.Options} -c role={Roles.App}".Trim();
        return new(given, serving.ConnectionString);
    }

    /// <summary>Null where no login is named that may migrate.</summary>
    public static string? Owner(IConfiguration configuration) =>
        configuration.GetConnectionString(OwnerName) is { Length: > 0 } owner ? owner : null;
}
