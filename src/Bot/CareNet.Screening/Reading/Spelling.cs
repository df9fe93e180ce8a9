using System.Text;

namespace CareNet.Screening.Reading;

/// <summary>Slips of the keyboard and wrong conversions that hide a danger word: the list is data, longest first.</summary>
internal sealed class Spelling
{
    private static readonly Lazy<Spelling> Shared = new(() => Of(DataFile.Lines("spelling.tsv")));

    private readonly PhraseTrie wrong;
    private readonly string[] right;

    private Spelling(IReadOnlyList<(string Wrong, string Right)> pairs)
    {
        wrong = new([.. pairs.Select(pair => pair.Wrong)]);
        right = [.. pairs.Select(pair => pair.Right)];
    }

    public static Spelling Common => Shared.Value;

    public static Spelling Of(IEnumerable<string> lines) =>
        new([.. lines.Select(line => line.Split('\t')).Select(cells => (Plain(cells[0]), Plain(cells[1])))]);

    public NormalText Mend(NormalText written)
    {
        StringBuilder? mended = null;
        List<int> starts = [],
            ends = [];
        var text = written.Text;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var found = wrong.Longest(text, i, out var length);
            if (found < 0)
            {
                continue;
            }

            mended ??= new(text.Length + 16);
            Copy(copied, i);
            mended.Append(right[found]);
            for (var k = 0; k < right[found].Length; k++)
            {
                starts.Add(written.StartOf(i));
                ends.Add(written.EndOf(i + length - 1));
            }

            copied = i + length;
            i = copied - 1;
        }

        if (mended is null)
        {
            return written;
        }

        Copy(copied, text.Length);
        return written.With(mended.ToString(), [.. starts], [.. ends]);

        void Copy(int from, int to)
        {
            mended!.Append(text, from, to - from);
            for (var k = from; k < to; k++)
            {
                starts.Add(written.StartOf(k));
                ends.Add(written.EndOf(k));
            }
        }
    }

    private static string Plain(string text) => NormalText.Of(text, spelling: null).Text;
}
