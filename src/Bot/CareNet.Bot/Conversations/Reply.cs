using CareNet.Platform;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CareNet.Bot.Conversations;

/// <summary>A text in the asker's language: English when the activity's locale is English, otherwise Japanese.</summary>
internal static class Reply
{
    public static Activity To(string? locale, Phrase text)
    {
        var language = LanguageOf(locale);
        var reply = MessageFactory.Text(text.In(language));
        reply.Locale = language == Language.En ? "en" : "ja";
        return reply;
    }

    private static Language LanguageOf(string? locale) =>
        "en".Equals(locale?.Split('-', '_')[0], StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Ja;
}
