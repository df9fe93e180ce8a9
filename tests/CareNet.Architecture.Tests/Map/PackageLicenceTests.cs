using System.Xml.Linq;

namespace CareNet.Architecture.Tests.Map;

public sealed class PackageLicenceTests
{
    [Theory]
    [InlineData("""<license type="expression">MIT OR Apache-2.0</license>""", "MIT OR Apache-2.0")]
    [InlineData("""<license type="expression">MIT</license><licenseUrl>https://example.org</licenseUrl>""", "MIT")]
    public void An_expression_is_taken_as_it_stands(string stated, string licence) =>
        PackageLicence.Stated("A", Description(stated)).ShouldBe(licence);

    [Theory]
    [InlineData("""<license type="file">LICENSE.md</license>""")]
    [InlineData("<licenseUrl>https://example.org</licenseUrl>")]
    [InlineData("")]
    public void Anything_else_has_to_be_read_by_somebody(string stated) =>
        Should.Throw<InvalidOperationException>(() => PackageLicence.Stated("A", Description(stated))).Message.ShouldContain("A states no");

    private static XDocument Description(string stated) =>
        XDocument.Parse($"""<package xmlns="http://schemas.example/nuspec"><metadata><id>A</id>{stated}</metadata></package>""");
}
