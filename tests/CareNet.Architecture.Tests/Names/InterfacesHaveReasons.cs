using CareNet.Architecture.Tests.Model;

namespace CareNet.Architecture.Tests.Names;

/// <summary>
/// An interface with one implementation is a second file to open for nothing. Implementations in the stacks and in tests count:
/// two stacks, or a double that a test needs, are reasons.
/// </summary>
public sealed class InterfacesHaveReasons
{
    // An interface and the reason why it stands with a single implementation.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["IOrderedBy"] = "a mark on messages that the bus reads",
    };

    private static IEnumerable<string> Of(SolutionTree tree)
    {
        var types = TypeDeclaration.In(tree).ToList();
        return from type in types
               where type.Kind == "interface" && type.File.IsUnder("src") && !Allowed.ContainsKey(type.Name)
               let implementations = types.Where(other => other.Kind != "interface" && other.StandsOnType(type.Name)).ToList()
               where implementations.Count == 1 && !IsSeam(type, implementations[0])
               select $"{type.Place}: {type.Name} is implemented by {implementations[0].Name} alone";
    }

    // What the platform promises and a stack fulfils: the other stack may still be to come.
    private static bool IsSeam(TypeDeclaration promise, TypeDeclaration stack) => promise.File.IsUnder("src/Platform") && stack.File.IsUnder("src/Stacks");

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
    public void A_promise_of_the_platform_that_a_stack_fulfils_is_fine()
    {
        using var tree = new InventedTree()
            .With("src/Platform/CareNet.Platform/Bus/IMessageBus.cs", "public interface IMessageBus;")
            .With("src/Stacks/CareNet.Stack.BuiltIn/Bus.cs", "public sealed class Bus : IMessageBus;");

        Of(tree.Read()).ShouldHold();
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
