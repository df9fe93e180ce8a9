using CareNet.Policy.Reading;
using CareNet.Policy.Shared;

namespace CareNet.Policy;

/// <summary>The policies of all regions, as they stand in a folder of files: one file, one region.</summary>
public sealed class PolicyBook
{
    internal PolicyBook(Vocabulary vocabulary, IEnumerable<PolicyPack> packs)
    {
        Vocabulary = vocabulary;
        Packs = [.. packs.OrderBy(pack => pack.IsDemo).ThenBy(pack => pack.Region, StringComparer.Ordinal)];
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>Real regions first, an invented one last.</summary>
    public IReadOnlyList<PolicyPack> Packs { get; }

    public PolicyPack? this[string region] => Packs.FirstOrDefault(pack => pack.Region == region);

    /// <exception cref="InvalidPacksException">Anything in the folder is wrong; every problem is in it.</exception>
    public static PolicyBook Load(string folder) => BookReader.Read(folder);

    /// <summary>The same book with another pack of one region, for instance with an amendment that the committee has released.</summary>
    public PolicyBook With(PolicyPack pack) => new(Vocabulary, Packs.Where(other => other.Region != pack.Region).Append(pack));

    /// <summary>The same book for people who have real regions only.</summary>
    public PolicyBook WithoutDemo() => new(Vocabulary, Packs.Where(pack => !pack.IsDemo));

    /// <summary>Reads one pack with this book's vocabulary.</summary>
    /// <exception cref="InvalidPacksException">The text is no valid pack.</exception>
    public PolicyPack Read(string text, string file) => BookReader.Read(text, file, Vocabulary);

    /// <summary>
    /// Reads a pack that is not in use yet, and bounds the work of it. A pack in use is read as it is, because a refusal would stop the
    /// node.
    /// </summary>
    /// <exception cref="InvalidPacksException">The text is no valid pack, or it holds more editions or entries than a policy
    /// needs.</exception>
    public PolicyPack ReadDraft(string text, string file) => BookReader.Read(text, file, Vocabulary, isNew: true);
}
