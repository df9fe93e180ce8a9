using System.Security.Cryptography;
using CareNet.Platform.Regions;
using CareNet.Postgres;

namespace CareNet.AppHost;

/// <summary>The invented people that a newcomer signs in as, with a password that no other installation has.</summary>
public sealed class DemoPeople(string password, DemoCast cast)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Consonants = "bdghkmnrstyz";
    private const string Vowels = "aeiou";

    public string Password => password;

    /// <param name="folder">The folder that holds the seeds.</param>
    public static DemoPeople Of(DataDirectory data, string folder) =>
        new(PasswordIn(Path.Combine(data.Root, "demo-password")), DemoCast.In(folder));

    public void Announce(Terminal terminal)
    {
        terminal.Say(
            $"デモのアカウント（パスワードはどれも {password}、変えるまで）",
            $"demo accounts (each with the password {password}, until it is changed)"
        );
        foreach (var person in cast.People)
        {
            terminal.Line($"  {person.Mail, -24} {terminal.Word($"{person.Name}　{person.WhatJa}", person.WhatEn)}");
        }
    }

    private static string PasswordIn(string file)
    {
        if (File.Exists(file))
        {
            return File.ReadAllText(file).Trim();
        }

        var made = $"{Word()}-{Word()}-{RandomNumberGenerator.GetInt32(1000, 10_000)}-{Word()}";
        using var stream = new StreamWriter(
            file,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            }
        );
        stream.WriteLine(made);
        return made;
    }

    /// <summary>Two syllables: easy to read off a screen and to type on a phone.</summary>
    private static string Word() =>
        string.Concat(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    string.Concat(RandomNumberGenerator.GetItems<char>(Consonants, 1)) + RandomNumberGenerator.GetItems<char>(Vowels, 1)[0]
                )
        );
}
