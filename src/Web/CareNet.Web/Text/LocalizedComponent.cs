using CareNet.Platform;
using Microsoft.AspNetCore.Components;

namespace CareNet.Web.Text;

/// <summary>A piece of a page that speaks both languages: <c>@Say("申込", "Applications")</c>.</summary>
public abstract class LocalizedComponent : ComponentBase
{
    [Inject]
    public required Reader Reader { get; set; }

    protected string Say(string ja, string en) => Reader.Say(ja, en);

    protected string Say(Phrase phrase) => Reader.Say(phrase);

    /// <summary>Class names with the empty ones left out.</summary>
    protected static string Classes(params ReadOnlySpan<string?> names)
    {
        var given = new List<string>(names.Length);
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name))
            {
                given.Add(name);
            }
        }

        return string.Join(' ', given);
    }
}
