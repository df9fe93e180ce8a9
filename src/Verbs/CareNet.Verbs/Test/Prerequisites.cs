using CareNet.Postgres;
using CareNet.Verbs.Doctor;

namespace CareNet.Verbs.Test;

/// <summary>Brings what the tests need where we may, and says exactly what is missing where we may not.</summary>
public static class Prerequisites
{
    public static void Ensure(Terminal terminal)
    {
        var missing = Need.All().Where(need => need.Found is null).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        if (DebianPackages.CanInstall)
        {
            Install(terminal, missing);
            missing = [.. Need.All().Where(need => need.Found is null)];
        }

        if (missing.Count > 0)
        {
            var names = string.Join(", ", missing.Select(need => need.Name));
            var mends = string.Join("\n  ", missing.Select(need => need.Mend));
            throw new Mishap($"テストに必要なものがありません: {names}\n  {mends}", $"The tests need what is not here: {names}\n  {mends}");
        }
    }

    private static void Install(Terminal terminal, List<Need> missing)
    {
        var packages = missing.SelectMany(need => need.DebianPackages).Distinct().ToArray();
        terminal.Say($"インストールしています: {string.Join(' ', packages)}", $"Installing: {string.Join(' ', packages)}");
        if (packages.Contains("postgresql"))
        {
            DebianPackages.InstallPostgres();
        }

        if (packages.Except(["postgresql"]).ToArray() is { Length: > 0 } others)
        {
            DebianPackages.Install(others);
        }
    }
}
