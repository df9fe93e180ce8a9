using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Platform.Keys;

/// <summary>Seals a key before it is stored.</summary>
public sealed class KeySealer(KeySecret secret) : IXmlEncryptor
{
    public const string Element = "sealed";

    // As the framework marks them, which seals only new keys.
    private static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(Element, secret.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(KeyOpener));

    /// <summary>Seals a key that was stored while the installation had no secret.</summary>
    public void SealPlain(XElement key)
    {
        foreach (var plain in key.Descendants().Where(part => (bool?)part.Attribute(Framework + "requiresEncryption") is true).ToList())
        {
            var info = Encrypt(plain);
            var opener = new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!);
            plain.ReplaceWith(new XElement(Framework + "encryptedSecret", opener, info.EncryptedElement));
        }
    }
}

/// <summary>Opens a stored key. The framework makes it by the name that stands beside the key, so it must keep its name.</summary>
public sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var secret =
            services.GetService<KeySecret>()
            ?? throw new CryptographicException("The stored keys are sealed and this node was given no key secret.");
        return XElement.Parse(secret.Open(encryptedElement.Value));
    }
}
