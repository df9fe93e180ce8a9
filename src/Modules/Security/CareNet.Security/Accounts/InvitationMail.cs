using CareNet.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Accounts;

/// <summary>
/// The mail to somebody who has an account and was invited to a further place. Whoever has none gets a link to a password instead
/// (<see cref="Passwords.OneTimeLink"/>).
/// </summary>
public static class InvitationMail
{
    public static readonly MailKind Kind = new("security.place_offered");

    internal static SendMail To(Account account, TimeProvider clock) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()), Kind, account.MailAddress, account.Region, "/me/invitations");

    public static IServiceCollection AddInvitationMail(this IServiceCollection services) =>
        services.AddMailKind(
            new(
                Kind,
                new("事業所からの招待が届いています", "A facility invites you"),
                new(
                    "今のIDでログインして、招待の内容をお確かめください。承諾するか辞退するかは、画面で選べます。承諾するまで、所属は変わりません。",
                    "Sign in with your present account and read the invitation. You can accept or decline it there. "
                        + "Nothing changes before you accept."
                )
            )
        );
}
