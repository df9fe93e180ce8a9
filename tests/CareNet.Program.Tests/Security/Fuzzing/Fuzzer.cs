using System.Net;
using CareNet.Platform;

namespace CareNet.Security.Tests.Fuzzing;

/// <summary>Sends one bad value in one field, the others as they are or filled in as a careful person would.</summary>
internal sealed class Fuzzer(FuzzHost house, Map map, Findings findings, Random random)
{
    // Read only together with a certain answer beside them.
    private static readonly string[] Moot = ["Other", "OtherProfession", "GroundText"];

    public int Requests { get; private set; }

    /// <summary>False where the field cannot be reached any more: something sent before has closed its page.</summary>
    public async Task<bool> SendAsync(Target target, BadValue value, bool isFilled)
    {
        if (target.Form is null or { IsGet: true })
        {
            await AskAsync(target, value);
            return true;
        }

        return await PostAsync(target, value, isFilled, isAgain: false);
    }

    private async Task AskAsync(Target target, BadValue value)
    {
        var others = (target.Form?.Fields ?? [])
            .Where(field => field.Name != target.Field.Name && field.Value.Length > 0)
            .Select(field => (field.Name, Uri.EscapeDataString(field.Value)));
        var path = target.Form?.Action.Split('?')[0] ?? target.Page;
        path +=
            "?"
            + string.Join(
                '&',
                With(others, target.Field, value with { Raw = value.InAddress() })
                    .Select(field => $"{Uri.EscapeDataString(field.Item1)}={field.Item2}")
            );
        Requests++;
        findings.Check($"{target.Reader.Role}: GET {Short(path)} ({value.Name})", await target.Reader.GetAsync(path));
    }

    private async Task<bool> PostAsync(Target target, BadValue value, bool isFilled, bool isAgain)
    {
        if (await OpenedAsync(target) is not { } form)
        {
            return false;
        }

        var body = Body(form, target.Field, value, isFilled);
        var isNeverValid =
            target.Field.Name == "__RequestVerificationToken"
            || (value.IsNeverValid && target.Field.IsWritten && !Moot.Contains(target.Field.Name.Split('.')[^1]));
        var before = isNeverValid ? await Kept.RowsAsync(house) : [];
        var sent =
            $"{target.Reader.Role}: POST {form.Action} [{form.Handler}] {target.Field.Name} = {value.Name}, "
            + $"{(isFilled ? "filled in" : "as it was")}";
        Requests++;
        findings.Check(
            sent,
            await target.Reader.PostAsync(
                form.Action,
                body,
                form.TakesFiles ? form.Fields.FirstOrDefault(field => field.Type == "file")?.Name ?? "file" : null
            )
        );
        var changed = isNeverValid ? (await Kept.RowsAsync(house)).Except(before).ToList() : [];
        if (changed.Count == 0)
        {
            return true;
        }

        // What was sent before may have had consequences just now; then it does not happen again.
        if (!isAgain)
        {
            await QuietAsync();
            return await PostAsync(target, value, isFilled, isAgain: true) || Changed();
        }

        return Changed();

        bool Changed()
        {
            findings.Add($"{sent}: changed {string.Join(", ", changed)}");
            return true;
        }
    }

    /// <summary>The form as it is now; the reader signs in again where a session has ended.</summary>
    public async Task<PageForm?> OpenedAsync(Target target)
    {
        var (page, key) = (await target.Reader.GetAsync(target.Page), Crawl.KeyOf(target.Form!, map));
        if (page.Status != HttpStatusCode.OK)
        {
            await target.Reader.SignInAsync();
            page = await target.Reader.GetAsync(target.Page);
        }

        // What was stored before must not break the page.
        findings.Check($"{target.Reader.Role}: GET {target.Page}", page);
        var forms = PageForm.In(page.Text, target.Page).Where(form => Crawl.KeyOf(form, map) == key).ToList();
        return page.Status == HttpStatusCode.OK
            ? forms.FirstOrDefault(form => form.Handler == target.Form!.Handler) ?? forms.FirstOrDefault()
            : null;
    }

    public IEnumerable<(string Name, string Value)> Body(PageForm form, FormField changed, BadValue value, bool isFilled)
    {
        var others = form
            .Fields.Where(field => field.Name != changed.Name && field.Type != "file")
            .Select(field => (field.Name, isFilled ? Filled(field) : field.Value))
            .Where(field => field.Item2.Length > 0 || isFilled)
            .Select(field => (field.Name, Uri.EscapeDataString(field.Item2)));
        return With(others, changed, value).Select(field => (Uri.EscapeDataString(field.Item1), field.Item2)).ToList();
    }

    private static IEnumerable<(string, string)> With(IEnumerable<(string, string)> others, FormField changed, BadValue value) =>
        value.IsMissing ? others
        : value.IsTwice ? others.Append((changed.Name, Uri.EscapeDataString(changed.Value))).Append((changed.Name, value.Raw))
        : others.Append((changed.Name, value.Raw));

    private string Filled(FormField field)
    {
        var offered = field.Options.Where(option => option.Length > 0).ToList();
        return field.Value.Length > 0 && field.Type != "button" ? field.Value
            : offered.Count > 0 ? offered[random.Next(offered.Count)]
            : field switch
            {
                { Type: "date" } => RegionTime
                    .In("Asia/Tokyo", TimeProvider.System)
                    .Today.AddDays(3)
                    .ToString("o", System.Globalization.CultureInfo.InvariantCulture),
                { Type: "password" } => Testing.TestPerson.Password,
                _ when field.Name.Contains("Mail", StringComparison.OrdinalIgnoreCase) => $"{Guid.CreateVersion7():n}@example.jp",
                _ when field.Name.Contains("Phone", StringComparison.Ordinal) => "048-000-0000",
                _ when field.Name.Contains("Postal", StringComparison.Ordinal) => "123-4567",
                _ when field.Name.Contains("Kana", StringComparison.Ordinal) => "さとう みのる",
                _ when field.Name.Contains("Name", StringComparison.Ordinal) => "佐藤 実",
                _ => "確認のため",
            };
    }

    public async Task QuietAsync()
    {
        var last = await Kept.RowsAsync(house);
        for (var wait = 0; wait < 20; wait++)
        {
            await Task.Delay(250);
            var now = await Kept.RowsAsync(house);
            if (now.SequenceEqual(last))
            {
                return;
            }

            last = now;
        }
    }

    private static string Short(string path) => path.Length <= 200 ? path : path[..200] + "…";
}
