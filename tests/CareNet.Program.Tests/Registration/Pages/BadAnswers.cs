namespace CareNet.Registration.Tests.Pages;

/// <summary>What people and machines get wrong in a text field, and the sentence that a page answers.</summary>
internal static class BadAnswers
{
    public static readonly (string Answer, string Sentence)[] Text =
    [
        ("", "を入力してください。"),
        ("  ", "を入力してください。"),
        (new string('あ', 25_000), "文字までで入力してください。"),
        ("a\u0007b", "使えない文字が入っています"),
        ("決定\u202Eした", "使えない文字が入っています"),
    ];

    /// <summary>Each is told, linked to its field, marked there, and what was typed elsewhere stays.</summary>
    public static async Task AreToldIn(
        SignedInPerson reader,
        string page,
        string form,
        string field,
        params (string Name, string Value)[] others
    )
    {
        foreach (var (answer, sentence) in Text)
        {
            var (status, text) = await reader.Send(page, form, [.. others, ($"Answer.{field}", answer)]);

            status.ShouldBe(200, page);
            text.ShouldContain(sentence, customMessage: page);
            text.ShouldContain($"href=\"#{field}\"", customMessage: page);
            text.ShouldContain($"id=\"{field}-error\"", customMessage: page);
            foreach (
                var (_, value) in others.Where(other => other.Value.Length > 3 && !other.Name.EndsWith(".Key", StringComparison.Ordinal))
            )
            {
                text.ShouldContain(value, customMessage: page);
            }
        }
    }

    /// <summary>Pressed twice: both presses lead on, and there is one of it.</summary>
    public static async Task IsOneAct(FilledForm form, Func<Task<long>> count)
    {
        var before = await count();
        var (first, second) = (await form.Send(), await form.Send());

        first.Status.ShouldBe(302, first.Text);
        second.Status.ShouldBe(302);
        (second.Text == first.Text || second.Text.StartsWith("/sign-in/duties", StringComparison.Ordinal)).ShouldBeTrue(
            "Only what the act itself makes everybody owe comes between."
        );
        (await count()).ShouldBe(before + 1);
    }
}
