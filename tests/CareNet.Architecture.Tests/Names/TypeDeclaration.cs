using System.Text.RegularExpressions;
using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Names;

/// <summary>A type as the source declares it: enough to judge its name and what it stands on.</summary>
public sealed partial record TypeDeclaration(SourceFile File, int Index, string Modifiers, string Kind, string Name, string Stands)
{
    public string Place => File.At(Index);

    public static IEnumerable<TypeDeclaration> In(SolutionTree tree) => tree.CSharp.SelectMany(In);

    public static IEnumerable<TypeDeclaration> In(SourceFile file) =>
        Declaration()
            .Matches(file.Code)
            .Select(match => new TypeDeclaration(
                file,
                match.Groups["kind"].Index,
                match.Groups["modifiers"].Value.Trim(),
                match.Groups["kind"].Value,
                match.Groups["name"].Value,
                StandsOn(file.Code, match.Index + match.Length)
            ));

    public bool StandsOnType(string name) => Regex.IsMatch(Stands, $@"(?<![\w.<]){Regex.Escape(name)}\b");

    /// <summary>What stands after the colon, behind type parameters and a primary constructor.</summary>
    private static string StandsOn(string code, int from)
    {
        var depth = 0;
        var colon = -1;
        for (var i = from; i < code.Length; i++)
        {
            depth +=
                code[i] is '(' or '<' ? 1
                : code[i] is ')' or '>' ? -1
                : 0;
            if (depth == 0 && code[i] is '{' or ';')
            {
                return colon < 0 ? "" : code[colon..i];
            }

            if (depth == 0 && code[i] == ':' && colon < 0)
            {
                colon = i + 1;
            }
        }

        return "";
    }

    [GeneratedRegex(
        @"(?<modifiers>(?:\b(?:public|internal|private|protected|sealed|static|abstract|partial|readonly|file|ref)\s+)*)"
            + @"\b(?<kind>class|record(?:\s+(?:struct|class))?|struct|interface|enum)\s+(?<name>[A-Z]\w*)"
    )]
    private static partial Regex Declaration();
}
