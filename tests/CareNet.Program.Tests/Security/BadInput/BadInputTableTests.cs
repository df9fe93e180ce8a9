using System.Net;

namespace CareNet.Security.Tests.BadInput;

/// <summary>Ten kinds of bad input for every form of Security: a clear answer, and nothing changed.</summary>
public sealed class BadInputTableTests(UnlimitedHost house) : IClassFixture<UnlimitedHost>
{
    // Everything that a form could change. Counters of failures and when somebody was last seen are no part of it.
    private static readonly string Everything =
        "SELECT md5(concat_ws('|', "
        + string.Join(
            ", ",
            new[]
            {
                "accounts",
                "links",
                "earlier_passwords",
                "recovery_codes",
                "passkeys",
                "devices",
                "device_checks",
                "incidents",
                "incident_steps",
                "incident_lines",
                "emergency_cards",
                "take_outs",
                "shared_accounts",
                "region_settings",
                "facility_settings",
                "account_decisions",
                "exports",
            }.Select(table =>
                $"(SELECT string_agg((to_jsonb(t) - 'failures' - 'locked_until')::text, ',' ORDER BY t::text) FROM security.{table} t)"
            )
        )
        + "))";

    public static TheoryData<string> Forms => [.. FormTable.Names];

    [Theory, MemberData(nameof(Forms))]
    public async Task What_is_wrong_is_said_clearly_and_changes_nothing(string name)
    {
        var form = await new FormTable(house).OfAsync(name);
        List<string> wrong = [];
        foreach (var (kind, send) in Kinds(form))
        {
            var before = await house.AskAsync<string>(Everything);
            using var answer = await send(await SentForm.OfAsync(form.Browser, form.Page, form.Name, form.Also));
            var isClear = await IsClearAsync(form, answer);
            if (!isClear || await house.AskAsync<string>(Everything) != before)
            {
                wrong.Add(
                    $"{kind}: answered {(int)answer.StatusCode} {answer.Headers.Location}, "
                        + $"{(isClear ? "and something changed" : "which says nothing")}"
                );
            }
        }

        wrong.ShouldBeEmpty();
        foreach (var page in new[] { form.Foreign, form.Expired }.OfType<string>())
        {
            (await form.Browser.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task Sent_twice_at_once_it_counts_once(string name)
    {
        var form = await new FormTable(house).OfAsync(name);
        if (form.Makes is not { } makes)
        {
            // What makes nothing is the same the second time.
            form.Answers.ShouldNotBeEmpty();
            return;
        }

        var sent = await SentForm.OfAsync(form.Browser, form.Page, form.Name, form.Also);
        var before = await house.AskAsync<long>(makes);

        var answers = await Task.WhenAll(sent.SendAsync(form.Answers), sent.SendAsync(form.Answers));

        answers.ShouldAllBe(answer => answer.StatusCode < HttpStatusCode.InternalServerError);
        (await house.AskAsync<long>(makes)).ShouldBe(before + 1);
    }

    private static IEnumerable<(string Kind, Func<SentForm, Task<HttpResponseMessage>> Send)> Kinds(FormCase form)
    {
        var (right, one) = (form.Answers, form.Texts[^1]);
        if (!form.MayBeEmpty)
        {
            yield return ("empty", sent => sent.SendAsync(right.ToDictionary(field => field.Key, _ => "")));
        }

        yield return ("too long", sent => sent.SendAsync(With(right, form.Texts, new string('長', 6000))));
        yield return ("control characters", sent => sent.SendAsync(With(right, form.Texts, "a\u0000b\u0007")));
        foreach (var narrow in form.Texts.Where(text => !IsFree(text)))
        {
            yield return ($"kana where none belongs: {narrow}", sent => sent.SendAsync(With(right, [narrow], "ｱｲｳﾞ・ゑ")));
        }

        foreach (var id in form.Ids)
        {
            yield return ($"somebody else's {id}", sent => sent.SendAsync(With(right, [id], form.ForeignId!)));
            yield return ($"no {id} at all", sent => sent.SendAsync(With(right, [id], "00000000-0000-0000-0000-00000000zzzz")));
        }

        yield return ("a token that was never given", sent => sent.SendAsync(With(right, ["__RequestVerificationToken"], "CfDJ8-not-one")));
        yield return ("another encoding", sent => sent.InAnotherEncoding(right, [one]));
        yield return ("a huge file", sent => sent.WithAHugeFile(right));
    }

    private static bool IsFree(string field) =>
        field
            is "Form.What"
                or "Form.Content"
                or "Form.Purpose"
                or "Form.Text"
                or "Form.Reason"
                or "Form.Note"
                or "Form.Label"
                or "Form.SecurityProduct";

    private static Dictionary<string, string> With(Dictionary<string, string> right, IReadOnlyCollection<string> names, string value)
    {
        var answers = new Dictionary<string, string>(right);
        foreach (var name in names)
        {
            answers[name] = value;
        }

        return answers;
    }

    private static async Task<bool> IsClearAsync(FormCase form, HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode is >= 400 and < 500 and not 429)
        {
            return true;
        }

        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            return form.TellsNothing && answer.Headers.Location!.ToString().Contains("/report/done", StringComparison.Ordinal);
        }

        var html = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.OK
            && (html.Contains("class=\"errors\"", StringComparison.Ordinal) || html.Contains("しばらく", StringComparison.Ordinal));
    }
}
