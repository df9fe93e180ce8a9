using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CareNet.Policy.Tracing;

/// <summary>
/// Finds <c>[Rule("…")]</c> in code and <c>[Trait("rule", "…")]</c> in tests by reading the assemblies, without running them.
/// </summary>
public static class RuleMarks
{
    /// <summary>The assemblies of one build: <c>bin/CareNet.X/release/CareNet.X.dll</c>.</summary>
    public static IReadOnlyList<RuleMark> In(string bin, string configuration) =>
        [
            .. from folder in Directory.EnumerateDirectories(bin, "CareNet.*").Order(StringComparer.Ordinal)
            let name = Path.GetFileName(folder)
            let file = Path.Combine(folder, configuration, name + ".dll")
            where File.Exists(file)
            from mark in In(file)
            select mark,
        ];

    public static IReadOnlyList<RuleMark> In(string file)
    {
        using var pe = new PEReader(File.OpenRead(file));
        var reader = pe.GetMetadataReader();
        var assembly = Path.GetFileNameWithoutExtension(file);
        var holdsTests = assembly.EndsWith(".Tests", StringComparison.Ordinal);
        return
        [
            .. from handle in reader.TypeDefinitions
            let type = reader.GetTypeDefinition(handle)
            let name = reader.GetString(type.Name)
            from found in Marks(reader, type.GetCustomAttributes(), holdsTests)
                .Select(mark => (mark.Id, mark.How, Place: name))
                .Concat(
                    from methodHandle in type.GetMethods()
                    let method = reader.GetMethodDefinition(methodHandle)
                    from mark in Marks(reader, method.GetCustomAttributes(), holdsTests)
                    select (mark.Id, mark.How, Place: $"{name}.{reader.GetString(method.Name)}")
                )
            select new RuleMark(found.Id, found.How, found.Place, assembly, holdsTests),
        ];
    }

    private static IEnumerable<(string Id, string? How)> Marks(
        MetadataReader reader,
        CustomAttributeHandleCollection attributes,
        bool ofTests
    )
    {
        var all = attributes
            .Select(handle => Read(reader, reader.GetCustomAttribute(handle)))
            .OfType<(string Name, string?[] Words)>()
            .ToList();
        if (!ofTests)
        {
            return all.Where(attribute => attribute is { Name: "RuleAttribute", Words: [not null, ..] })
                .Select(attribute => (attribute.Words[0]!, attribute.Words.ElementAtOrDefault(1)));
        }

        var traits = all.Where(attribute => attribute is { Name: "TraitAttribute", Words: [not null, not null, ..] }).ToList();
        // One test may prove that something is enforced and recorded.
        var hows = traits.Where(trait => trait.Words[0] == "how").Select(trait => trait.Words[1]).DefaultIfEmpty(null).ToList();
        return from trait in traits where trait.Words[0] == "rule" from how in hows select (trait.Words[1]!, how);
    }

    private static (string, string?[])? Read(MetadataReader reader, CustomAttribute attribute)
    {
        var name = NameOf(reader, attribute);
        if (name is not ("RuleAttribute" or "TraitAttribute"))
        {
            return null;
        }

        var value = attribute.DecodeValue(new TypeNames());
        return (
            name,
            [.. value.FixedArguments.Select(word => word.Value as string), .. value.NamedArguments.Select(word => word.Value as string)]
        );
    }

    private static string? NameOf(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                is { Kind: HandleKind.TypeReference } type
                ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name)
                : null,
            HandleKind.MethodDefinition => reader.GetString(
                reader.GetTypeDefinition(reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()).Name
            ),
            _ => null,
        };
}
