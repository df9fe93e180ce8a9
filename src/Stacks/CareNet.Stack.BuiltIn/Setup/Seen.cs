using System.Runtime.CompilerServices;

// The suite speaks the contract; only its description of this stack reaches the upkeep, which would strike once a minute.
[assembly: InternalsVisibleTo("CareNet.Bus.Node")]
