namespace CareNet.Postgres;

/// <summary>Docker or Podman, if one of them is here and runs.</summary>
public static class ContainerEngine
{
    private static readonly string[] Known = ["docker", "podman"];

    public static string? Find() => Known.FirstOrDefault(engine => Shell.Has(engine) && Shell.Run([engine, "info"]).Ok);

    public static void Ensure()
    {
        if (Find() is null)
        {
            throw new Mishap(
                "動いている Docker も Podman も見つかりません。どちらかを起動するか、--database を付けずに実行してください（専用の PostgreSQL を使います）。",
                "No running Docker or Podman was found: start one of them, or leave out --database to use a private PostgreSQL."
            );
        }
    }
}
