namespace CareNet.Security.Contracts;

/// <summary>The registered device of a request, known by its own cookie; a feature of the request's context where there is one.</summary>
public sealed record KnownDevice(Guid Id, bool IsShared);
