using CareNet.Platform.Data;
using Npgsql;

namespace CareNet.Web.Hosting;

/// <summary>
/// Two logins where the starter gives two: <c>carenet_owner</c> migrates, <c>carenet</c> serves. With only <c>carenet</c> it
/// migrates too, and every serving session then steps down to the role that cannot rewrite the audit trail.
/// </summary>
public sealed record DatabaseConnection(string Migrating, string Serving)
{
    public static DatabaseConnection From(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("carenet")
            ?? throw new StartFailure("ConnectionStrings__carenet is not set. './carenet run' brings its own database.");
        if (configuration.GetConnectionString("carenet_owner") is { Length: > 0 } owner)
        {
            return new(owner, given);
        }

        var serving = new NpgsqlConnectionStringBuilder(given);
        serving.Options = $"{serving.Options} -c role={Roles.App}".Trim();
        return new(given, serving.ConnectionString);
    }
}
