using CareNet.Platform;

namespace CareNet.Postgres;

/// <summary>Something that goes wrong on a real machine and has one clear sentence: what happened and what to do.</summary>
public sealed class Mishap(Phrase text, Exception? cause = null) : Exception(text.En, cause)
{
    private const int NoSpace = 28;

    public Mishap(string ja, string en, Exception? cause = null)
        : this(new Phrase(ja, en), cause) { }

    public Phrase Text { get; } = text;

    public static Mishap DiskFull(string folder, Exception? cause = null) =>
        new(
            $"{folder} のあるディスクがいっぱいです。空きを作ってから、もう一度起動してください。保存済みのデータは失われていません。",
            $"The disk that holds {folder} is full: free some space and start again; what was saved is not lost.",
            cause
        );

    public static bool IsDiskFull(Exception error) => error is IOException { HResult: NoSpace } || IsDiskFull(error.Message);

    /// <summary>PostgreSQL says it in two ways: nothing could be written, or only a part of it.</summary>
    public static bool IsDiskFull(string said) =>
        said.Contains("No space left on device", StringComparison.Ordinal)
        || said.Contains("Check free disk space", StringComparison.Ordinal);
}
