using CareNet.Web.Text;

namespace CareNet.Web.Tests.Design;

public sealed class Paths_back_stay_inside
{
    [Theory]
    [InlineData("/gallery?part=2#form")]
    [InlineData("/")]
    public void A_local_path_is_kept(string path) => LocalPath.OrHome(path).ShouldBe(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gallery")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/a\\b")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public void Anything_else_is_the_home_page(string? path) => LocalPath.OrHome(path).ShouldBe("/");
}
