using CareNet.Platform;
using CareNet.Policy.Shared;

namespace CareNet.Policy.Reading;

/// <summary>Reads a whole folder and refuses it whole, with everything that is wrong in it.</summary>
internal static class BookReader
{
    public static PolicyBook Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidPacksException([new(folder, 0, new Phrase("フォルダーがありません。", "The folder does not exist."))]);
        }

        var vocabulary = OneProblem(() => VocabularyReader.Read(folder));
        var problems = new List<PackProblem>();
        var packs = new List<PolicyPack>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                var pack = Read(File.ReadAllText(path), Path.GetFileName(path), vocabulary);
                if (packs.FirstOrDefault(other => other.Region == pack.Region) is { } same)
                {
                    problems.Add(
                        new(
                            pack.File,
                            1,
                            new Phrase(
                                $"地域 {pack.Region} は {same.File} にもあります。",
                                $"The region {pack.Region} is in {same.File} as well."
                            )
                        )
                    );
                }

                packs.Add(pack);
            }
            catch (InvalidPacksException invalid)
            {
                problems.AddRange(invalid.Problems);
            }
        }

        if (packs.Count == 0 && problems.Count == 0)
        {
            problems.Add(new(folder, 0, new Phrase("ポリシーのファイルがありません。", "There is no policy file in it.")));
        }

        return problems.Count == 0 ? new PolicyBook(vocabulary, packs) : throw new InvalidPacksException(problems);
    }

    public static PolicyPack Read(string text, string file, Vocabulary vocabulary, bool isNew = false)
    {
        var reader = new PackReader(file, vocabulary);
        var pack = OneProblem(() => reader.Read(text, isNew));
        return reader.Problems.Count == 0 ? pack : throw new InvalidPacksException(reader.Problems);
    }

    private static T OneProblem<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (WrongPackException wrong)
        {
            throw new InvalidPacksException([wrong.Problem]);
        }
    }
}
