using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CareNet.Platform.Mail;
using CareNet.Testing;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace CareNet.Platform.Tests.Mail;

/// <summary>What goes over the wire to a mail server, and what does not.</summary>
public sealed class MailServerTests
{
    private static readonly MailWording Wording = new(
        new("suite.invitation"),
        new("髙橋さんへのご案内：ケアネットの利用登録をお願いいたします", "Please register for CareNet"),
        new("リンクを開いて、パスワードを決めてください。\n.\n期限は七日間です。", "Please open the link and choose a password.")
    );

    private static readonly SendMail Invitation = new(
        Guid.CreateVersion7(),
        Wording.Kind,
        "hanako@example.jp",
        new("okayama"),
        "/invitations/see-you-there"
    );

    [Fact]
    public async Task A_mail_in_japanese_arrives_as_it_was_worded()
    {
        await using var server = TestMailServer.Plain();

        await To(server).DeliverAsync(Invitation, Wording, CancellationToken.None);

        var received = server.Received.ShouldHaveSingleItem();
        (received.From, received.To.ShouldHaveSingleItem()).ShouldBe(("carenet@example.jp", "hanako@example.jp"));
        received.Content.ShouldAllBe(letter => letter < 0x80);
        var mail = new ReadMail(received);
        mail["Subject"].ShouldBe(Wording.SubjectLine);
        mail.Body.ShouldBe(Wording.TextWith("https://care.example.jp/invitations/see-you-there"));
        mail["From"].ShouldBe("ケアネット <carenet@example.jp>");
        mail["To"].ShouldBe("hanako@example.jp");
        mail["Message-Id"].ShouldBe($"<{Invitation.Id}@care.example.jp>");
        mail["Date"].ShouldBe("Fri, 20 Nov 2026 05:05:00 +0000");
        mail["Auto-Submitted"].ShouldBe("auto-generated");
    }

    [Theory]
    [InlineData("ご案内\r\nBcc: taro@example.jp")]
    [InlineData("ご案内\nBcc: taro@example.jp")]
    [InlineData("Invitation\r\n\r\nBcc: taro@example.jp")]
    [InlineData("Invitation\rBcc: taro@example.jp")]
    public async Task A_line_break_in_the_subject_or_the_senders_name_adds_no_header(string text)
    {
        await using var server = TestMailServer.Plain();
        var wording = Wording with { Subject = new(text, text) };

        await To(server).DeliverAsync(Invitation, wording, CancellationToken.None);
        await Should.NotThrowAsync(async () =>
        {
            try
            {
                await To(server, from: $"{text} <carenet@example.jp>").DeliverAsync(Invitation, wording, CancellationToken.None);
            }
            catch (FormatException)
            {
                // A sender of this kind may be refused as well.
            }
        });

        foreach (var received in server.Received)
        {
            received.To.ShouldBe(["hanako@example.jp"]);
            new ReadMail(received).Names.ShouldNotContain("Bcc", StringComparer.OrdinalIgnoreCase);
            new ReadMail(received).Body.ShouldBe(wording.TextWith("https://care.example.jp/invitations/see-you-there"));
        }
    }

    [Theory]
    [InlineData("hanako@example.jp\r\nBcc: taro@example.jp")]
    [InlineData("hanako@example.jp>\r\nRCPT TO:<taro@example.jp")]
    [InlineData("hanako@example.jp\r\n taro@example.jp")]
    [InlineData("hanako@example.jp, taro@example.jp")]
    [InlineData("")]
    public async Task An_address_that_is_more_than_one_address_reaches_no_server(string to)
    {
        await using var server = TestMailServer.Plain();

        await Should.ThrowAsync<Exception>(To(server).DeliverAsync(Invitation with { To = to }, Wording, CancellationToken.None));

        server.Offers.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_without_tls_gets_no_mail_where_tls_is_asked_for()
    {
        await using var server = TestMailServer.Plain();

        await Should.ThrowAsync<NotSupportedException>(To(server, useTls: true).DeliverAsync(Invitation, Wording, CancellationToken.None));

        server.Offers.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_neither_password_nor_mail()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = TestMailServer.WithTls(certificate);

        await Should.ThrowAsync<SslHandshakeException>(
            To(server, useTls: true, user: "carenet").DeliverAsync(Invitation, Wording, CancellationToken.None)
        );

        (server.Offers, server.SignIns).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("127.0.0.1", 2525, false, SecureSocketOptions.None)]
    [InlineData("::1", 2525, false, SecureSocketOptions.None)]
    [InlineData("localhost", 2525, false, SecureSocketOptions.None)]
    [InlineData("localhost", 2525, true, SecureSocketOptions.StartTls)]
    [InlineData("mail.example.jp", 587, false, SecureSocketOptions.StartTls)]
    [InlineData("192.0.2.7", 25, false, SecureSocketOptions.StartTls)]
    [InlineData("localhost.example.jp", 587, false, SecureSocketOptions.StartTls)]
    [InlineData("mail.example.jp", 587, true, SecureSocketOptions.StartTls)]
    [InlineData("mail.example.jp", 465, true, SecureSocketOptions.SslOnConnect)]
    [InlineData("mail.example.jp", 465, false, SecureSocketOptions.SslOnConnect)]
    public void Only_a_server_on_this_machine_may_go_without_tls(string host, int port, bool useTls, SecureSocketOptions expected) =>
        new MailOptions
        {
            Host = host,
            Port = port,
            UseTls = useTls,
        }.Protection.ShouldBe(expected);

    private static MailServer To(
        TestMailServer server,
        bool useTls = false,
        string? user = null,
        string from = "ケアネット <carenet@example.jp>"
    ) =>
        new(
            Options.Create(
                new MailOptions
                {
                    Host = "127.0.0.1",
                    Port = server.Port,
                    UseTls = useTls,
                    User = user,
                    Password = "right",
                    From = from,
                    Site = "https://care.example.jp",
                }
            ),
            new TestClock()
        );
}
