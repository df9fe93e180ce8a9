using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CareNet.Testing;

/// <summary>A mail as it went over the wire.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, byte[] Content, bool WasEncrypted, string? User);

/// <summary>An SMTP server on 127.0.0.1 that keeps what it takes and answers the first offers as a test says.</summary>
public sealed class TestMailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private readonly ConcurrentQueue<SmtpReplyCode> answers;
    private readonly Task running;
    private int offers;
    private int signIns;

    private TestMailServer(X509Certificate2? certificate, int[] answers)
    {
        this.answers = new(answers.Select(code => (SmtpReplyCode)code));
        var options = new SmtpServerOptionsBuilder().Endpoint(endpoint =>
        {
            endpoint.Endpoint(new(IPAddress.Loopback, Port));
            if (certificate is not null)
            {
                endpoint.Certificate(certificate).AuthenticationRequired();
            }
        });
        var services = new ServiceProvider();
        services.Add((IMessageStore)new Store(this));
        services.Add(
            (IUserAuthenticator)
                new DelegatingUserAuthenticator(
                    (_, user, password) =>
                    {
                        Interlocked.Increment(ref signIns);
                        return (user, password) == ("carenet", "right");
                    }
                )
        );
        running = new SmtpServer.SmtpServer(options.Build(), services).StartAsync(stop.Token);
    }

    public int Port { get; } = int.Parse(FreePort.Next(), CultureInfo.InvariantCulture);

    /// <summary>How often a whole mail was sent here, taken or not.</summary>
    public int Offers => Volatile.Read(ref offers);

    /// <summary>How often a password was sent here.</summary>
    public int SignIns => Volatile.Read(ref signIns);

    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <param name="answers">Codes for the first mails, like 450; what comes later is taken.</param>
    public static TestMailServer Plain(params int[] answers) => new(null, answers);

    /// <summary>Offers STARTTLS, and takes mails from the user <c>carenet</c> with the password <c>right</c> alone.</summary>
    public static TestMailServer WithTls(X509Certificate2 certificate) => new(certificate, []);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private sealed class Store(TestMailServer server) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref server.offers);
            if (server.answers.TryDequeue(out var code) && code != SmtpReplyCode.Ok)
            {
                // As servers do, the answer names the address.
                return Task.FromResult(new SmtpResponse(code, $"{transaction.To[0].AsAddress()} is not served now"));
            }

            server.received.Enqueue(
                new(
                    transaction.From.AsAddress(),
                    [.. transaction.To.Select(to => to.AsAddress())],
                    buffer.ToArray(),
                    context.Pipe.IsSecure,
                    context.Authentication.IsAuthenticated ? context.Authentication.User : null
                )
            );
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
