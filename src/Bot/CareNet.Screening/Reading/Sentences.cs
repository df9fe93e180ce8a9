namespace CareNet.Screening.Reading;

/// <summary>The places where sentences and clauses of a normal text end. Context words reach no further than that.</summary>
internal sealed class Sentences
{
    // Who never ends a sentence has it ended: no word reaches further than this.
    private const int LongAlready = 200;
    private const int Longest = 300;

    private readonly int[] sentenceOf;
    private readonly List<(int Start, int End)> sentences = [];

    public Sentences(string text)
    {
        sentenceOf = new int[text.Length + 1];
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            sentenceOf[i] = sentences.Count;
            if (EndsAt(text, i) || (i - start >= LongAlready && text[i] is '、' or ',' or ' ') || i - start >= Longest)
            {
                sentences.Add((start, i + 1));
                start = i + 1;
            }
        }

        sentenceOf[text.Length] = sentences.Count;
        sentences.Add((start, text.Length));
    }

    public int Count => sentences.Count;

    public int At(int position) => sentenceOf[position];

    public (int Start, int End) this[int sentence] => sentences[sentence];

    public (int Start, int End) Around(int position) => sentences[sentenceOf[position]];

    private static bool EndsAt(string text, int i) =>
        text[i] switch
        {
            '。' or '!' or '?' or '\n' or '\uFFFD' => true,
            '.' => i + 1 == text.Length || (!char.IsAsciiDigit(text[i + 1]) && (text[i + 1] == ' ' || text[i + 1] > '\u0080')),
            // An emoji stands where a full stop would.
            var c => char.IsLowSurrogate(c) || c is >= '\u2600' and <= '\u27BF',
        };
}
