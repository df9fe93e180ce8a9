namespace CareNet.Policy.Tests.Tracing;

/// <summary>Tests that listen to the console of the process, alone: a node that another test starts there would be heard too.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
public sealed class TheConsole;
