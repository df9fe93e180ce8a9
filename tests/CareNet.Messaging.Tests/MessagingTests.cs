using CareNet.Messaging.Node;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Messaging.Tests;

/// <summary>
/// What the tests of the specification's lines have in common: a database, nodes on it, and a key that no other test uses.
/// </summary>
public abstract class MessagingTests(SuiteDatabase database) : IClassFixture<SuiteDatabase>
{
    protected SuiteDatabase Database { get; } = database;

    protected string Key { get; } = Guid.CreateVersion7().ToString("n");

    protected NodeSettings Settings(params Type[] handlers) => new(Database.AppConnection, handlers);

    protected Task<TestNode> StartAsync(params Type[] handlers) => TestNode.StartAsync(Settings(handlers));

    protected Task<TestNode> StartAsync(Action<IServiceCollection> more, params Type[] handlers) =>
        TestNode.StartAsync(Settings(handlers), more);
}
