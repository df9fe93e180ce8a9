using System.Globalization;
using System.Linq.Expressions;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace CareNet.Web.Components;

/// <summary>
/// One question of a form. Inside an <c>EditForm</c> give <see cref="For"/>: name, value and error then come from the model.
/// In a plain form give <see cref="Name"/>, <see cref="Value"/> and <see cref="Error"/>.
/// </summary>
public abstract class FormPart : LocalizedComponent
{
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public string? Id { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public Expression<Func<object?>>? For { get; set; }

    [CascadingParameter]
    private EditContext? Form { get; set; }

    protected string FieldId => Id ?? (For is null ? Name! : FieldIdentifier.Create(For).FieldName);

    protected string FieldName => Name ?? FormNames.Of(For!);

    protected string? Wrong => Error ?? (For is null ? null : Form?.MistakesAt(FieldIdentifier.Create(For), Reader).FirstOrDefault());

    protected string? Given => Value ?? (For is null ? null : Read(FieldIdentifier.Create(For)));

    protected string? HintId => Hint is null ? null : $"{FieldId}-hint";

    protected string? ErrorId => Wrong is null ? null : $"{FieldId}-error";

    protected string? DescribedBy => Classes(HintId, ErrorId) is { Length: > 0 } ids ? ids : null;

    protected string? Invalid => Wrong is null ? null : "true";

    private static string? Read(FieldIdentifier field) =>
        field.Model.GetType().GetProperty(field.FieldName)?.GetValue(field.Model) switch
        {
            null => null,
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture),
        };
}
