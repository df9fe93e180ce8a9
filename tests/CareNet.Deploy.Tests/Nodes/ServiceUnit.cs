using CareNet.Testing;

namespace CareNet.Deploy.Tests.Nodes;

/// <summary>
/// A systemd unit as it is shipped: what a node is started with is read from it, so that test and service cannot drift apart.
/// </summary>
public sealed class ServiceUnit
{
    private readonly ILookup<string, string> settings;

    private ServiceUnit(IEnumerable<string> lines) =>
        settings = lines
            .Where(line => line.Length > 0 && line[0] is not ('#' or '['))
            .Select(line => line.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair[1]);

    public static ServiceUnit Shipped { get; } = Read("carenet-web.service");

    public static ServiceUnit Migration { get; } = Read("carenet-migrate.service");

    public IEnumerable<string> this[string setting] => settings[setting];

    /// <summary>Program and arguments.</summary>
    public IReadOnlyList<string> Command => settings["ExecStart"].Single().Split(' ');

    /// <summary>Where the node is installed.</summary>
    public string Folder => settings["WorkingDirectory"].Single();

    public IReadOnlyDictionary<string, string> Environment =>
        settings["Environment"].Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The settings that systemd hands over as files, with the file that root keeps.</summary>
    public IReadOnlyDictionary<string, string> Credentials =>
        settings["LoadCredential"].Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public IReadOnlyList<string> StartsAfter => settings["After"].Single().Split(' ');

    public TimeSpan StopPatience => TimeSpan.FromSeconds(int.Parse(settings["TimeoutStopSec"].Single(), null));

    private static ServiceUnit Read(string name) => new(File.ReadAllLines(Repository.At("deploy", name)));
}
