using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Names;

/// <summary>
/// An interface with one implementation is a second file to open for nothing. Implementations in tests count: a double that a test
/// needs is a reason.
/// </summary>
public sealed class InterfacesHaveReasons
{
    private static IEnumerable<string> Of(SolutionTree tree)
    {
        var types = TypeDeclaration.In(tree).ToList();
        return from type in types
            where type.Kind == "interface" && type.File.IsUnder("src")
            let implementations = types.Where(other => other.Kind != "interface" && other.StandsOnType(type.Name)).ToList()
            where implementations.Count == 1
            select $"{type.Place}: {type.Name} is implemented by {implementations[0].Name} alone";
    }

    [Fact]
    public void CareNet_keeps_it() => Of(SolutionTree.CareNet).ShouldHold();

    [Fact]
    public void An_interface_with_one_implementation_is_found()
    {
        using var tree = new InventedTree()
            .With("src/IClockwork.cs", "public interface IClockwork<T> { }")
            .With("src/Clockwork.cs", "public sealed class Clockwork(IClockwork<int>? next) : Attribute, IClockwork<int> { }")
            .With("src/Shop.cs", "public sealed class Shop(IClockwork<int> sold) : List<IClockwork<int>>;");

        Of(tree.Read()).ShouldBite("IClockwork is implemented by Clockwork alone");
    }

    [Fact]
    public void Two_implementations_are_a_reason()
    {
        using var tree = new InventedTree()
            .With("src/IClockwork.cs", "public interface IClockwork;")
            .With("src/Clockwork.cs", "public sealed class Clockwork : IClockwork;")
            .With("tests/StoppedClockwork.cs", "public sealed record StoppedClockwork(int At) : IClockwork;");

        Of(tree.Read()).ShouldHold();
    }
}
