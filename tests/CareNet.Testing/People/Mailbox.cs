using CareNet.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Testing;

/// <summary>What somebody finds in their mailbox: the mails that were kept instead of sent.</summary>
public static class Mailbox
{
    /// <summary>
    /// Waits for a mail with a link to this page, other than those known already, and answers with what follows in the link.
    /// </summary>
    public static async Task<string> LinkTokenAsync(
        this CareNetApp app,
        string address,
        string page = "/account/link/",
        params string[] known
    )
    {
        string? found = null;
        await Patience.Until(
            async () => (found = (await LinksAsync(app, address, page)).Except(known).FirstOrDefault()) is not null,
            "the mail"
        );
        return found!;
    }

    private static async Task<IEnumerable<string>> LinksAsync(CareNetApp app, string address, string page)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mails = await scope.ServiceProvider.GetRequiredService<KeptMails>().ToAsync(address);
        return from mail in mails where mail.Link.StartsWith(page, StringComparison.Ordinal) select mail.Link[page.Length..];
    }
}
