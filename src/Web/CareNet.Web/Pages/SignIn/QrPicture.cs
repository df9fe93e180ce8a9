using QRCoder;

namespace CareNet.Web.Pages.SignIn;

internal static class QrPicture
{
    private const int Longest = 400;

    /// <summary>As a picture inside the page: it passes the content policy and is kept nowhere.</summary>
    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text.Length > Longest ? text[..Longest] : text, QRCodeGenerator.ECCLevel.M);
        return "data:image/png;base64," + Convert.ToBase64String(new PngByteQRCode(data).GetGraphic(6));
    }
}
