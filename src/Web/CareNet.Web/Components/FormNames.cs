using System.Linq.Expressions;

namespace CareNet.Web.Components;

/// <summary>The name under which the framework binds a posted value: <c>() =&gt; Form.Clinic.Name</c> is <c>Form.Clinic.Name</c>.</summary>
public static class FormNames
{
    public static string Of(Expression<Func<object?>> field)
    {
        var names = new Stack<string>();
        for (var at = Unboxed(field.Body); at is MemberExpression member; at = Unboxed(member.Expression))
        {
            names.Push(member.Member.Name);
        }

        return string.Join('.', names);
    }

    private static Expression? Unboxed(Expression? expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : expression;
}
