using CareNet.Platform;

namespace CareNet.Postgres;

/// <summary>Something that goes wrong on a real machine and has one clear sentence: what happened and what to do.</summary>
public sealed class Mishap(Phrase text, Exception? cause = null) : Exception(text.En, cause)
{
    public Mishap(string ja, string en, Exception? cause = null)
        : this(new Phrase(ja, en), cause)
    {
    }

    public Phrase Text { get; } = text;

    public static Mishap DiskFull(string folder, Exception? cause = null) => new(
        $"{folder} のあるディスクがいっぱいです。空きを作ってから、もう一度起動してください。保存済みのデータは失われていません。",
        $"The disk that holds {folder} is full: free some space and start again; what was saved is not lost.", cause);

    /// <summary>Turns an operating system's "no space" into the sentence for it.</summary>
    public static bool IsDiskFull(Exception error) =>
        error is IOException { HResult: 28 } || error.Message.Contains("No space left on device", StringComparison.Ordinal);
}
