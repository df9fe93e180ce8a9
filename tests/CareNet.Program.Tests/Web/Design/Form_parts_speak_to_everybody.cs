using System.Linq.Expressions;
using CareNet.Platform;
using CareNet.Web.Components;

namespace CareNet.Web.Tests.Design;

public sealed class Form_parts_speak_to_everybody
{
    [Fact]
    public async Task A_field_points_to_its_hint_and_its_error()
    {
        var html = await Drawn.Html<Field>(
            Language.Ja,
            ("Label", "氏名"),
            ("Name", "name"),
            ("Hint", "姓と名"),
            ("Error", "入力してください")
        );
        html.ShouldContain("<label class=\"label\" for=\"name\">氏名</label>");
        html.ShouldContain("aria-describedby=\"name-hint name-error\"");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("id=\"name-error\"");
    }

    [Fact]
    public async Task A_field_without_error_says_nothing_of_one()
    {
        var html = await Drawn.Html<Field>(Language.En, ("Label", "Name"), ("Name", "name"));
        html.ShouldNotContain("aria-");
    }

    [Fact]
    public async Task What_a_person_typed_is_text_and_never_markup()
    {
        var html = await Drawn.Html<Field>(Language.Ja, ("Label", "氏名"), ("Name", "name"), ("Value", "\"><script>x</script>田辺"));
        html.ShouldNotContain("<script>");
        html.ShouldContain("田辺");
    }

    [Fact]
    public async Task A_password_is_never_sent_back() =>
        (
            await Drawn.Html<Field>(Language.En, ("Label", "Password"), ("Name", "p"), ("Type", "password"), ("Value", "secret"))
        ).ShouldNotContain("secret");

    [Fact]
    public async Task A_model_gives_name_value_and_id()
    {
        var form = new Visit { Day = new DateOnly(2026, 11, 20) };
        Expression<Func<object?>> day = () => form.Day;
        var html = await Drawn.Html<DateField>(Language.Ja, ("Label", "訪問日"), ("For", day));
        html.ShouldContain("name=\"form.Day\"");
        html.ShouldContain("id=\"Day\"");
        html.ShouldContain("value=\"2026-11-20\"");
    }

    [Theory]
    [InlineData(Language.Ja, "もう一度ご確認ください")]
    [InlineData(Language.En, "Please check again")]
    public async Task A_summary_of_mistakes_takes_the_focus_and_leads_to_the_fields(Language language, string title)
    {
        ErrorLink[] mistakes = [new("name", "Enter <your> name")];
        var html = await Drawn.Html<ErrorSummary>(language, ("Mistakes", mistakes));
        html.ShouldContain("role=\"alert\"");
        html.ShouldContain("tabindex=\"-1\"");
        html.ShouldContain(title);
        html.ShouldContain("<a href=\"#name\">Enter &lt;your&gt; name</a>");
    }

    [Fact]
    public async Task Without_mistakes_there_is_no_summary() =>
        (await Drawn.Html<ErrorSummary>(Language.Ja, ("Mistakes", Array.Empty<ErrorLink>()))).Trim().ShouldBe("");

    [Fact]
    public async Task Choices_are_a_group_with_a_legend_and_explanations()
    {
        Choice[] options = [new("a", "電話した", "相手と時刻を記録します"), new("b", "書き直す")];
        var html = await Drawn.Html<Choices>(Language.Ja, ("Label", "どうしましたか"), ("Name", "said"), ("Options", options));
        html.ShouldContain("<legend class=\"label\">どうしましたか</legend>");
        html.ShouldContain("aria-describedby=\"said-explained\"");
        html.ShouldNotContain("checked");
    }

    [Fact]
    public async Task A_button_with_an_address_is_a_link_and_without_one_it_sends()
    {
        (await Drawn.Html<Button>(Language.Ja, ("Href", "/x"), ("ChildContent", Drawn.Words("開く")))).ShouldStartWith("<a ");
        (await Drawn.Html<Button>(Language.Ja, ("ChildContent", Drawn.Words("送る")))).ShouldContain("type=\"submit\"");
    }

    private sealed class Visit
    {
        public DateOnly? Day { get; init; }
    }
}
