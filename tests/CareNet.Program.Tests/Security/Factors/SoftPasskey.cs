using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareNet.Security.Tests.Factors;

/// <summary>An authenticator in software: answers the questions of the passkey endpoints as a browser does, without attestation.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte PresentAndVerified = 0x05;
    private const byte WithKey = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string user = "";

    /// <summary>Zero, as of a device that does not count.</summary>
    public uint Counter { get; set; }

    public string Create(JsonNode options)
    {
        user = options["user"]!["id"]!.GetValue<string>();
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        // COSE: an elliptic key for ES256 on P-256.
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        var domain = options["rp"]!["id"]!.GetValue<string>();
        byte[] data = [.. DataFor(domain, PresentAndVerified | WithKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation =
        [
            0xA3,
            0x63,
            .. "fmt"u8,
            0x64,
            .. "none"u8,
            0x67,
            .. "attStmt"u8,
            0xA0,
            0x68,
            .. "authData"u8,
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(ClientData("webauthn.create", options)),
                ["attestationObject"] = Text(attestation),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    public string Sign(JsonNode options)
    {
        var (client, data) = (ClientData("webauthn.get", options), DataFor(options["rpId"]!.GetValue<string>(), PresentAndVerified));
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        var signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(client),
                ["authenticatorData"] = Text(data),
                ["signature"] = Text(signature),
                ["userHandle"] = user,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private string Credential(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Text(id),
            ["rawId"] = Text(id),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private byte[] DataFor(string domain, int flags) =>
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(domain)),
            (byte)flags,
            (byte)(Counter >> 24),
            (byte)(Counter >> 16),
            (byte)(Counter >> 8),
            (byte)Counter,
        ];

    private static byte[] ClientData(string type, JsonNode options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options["challenge"]!.GetValue<string>(),
                origin = PasskeyBrowser.Origin,
                crossOrigin = false,
            }
        );

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
