using Microsoft.Extensions.Logging;

namespace CareNet.Stack.BuiltIn.Running;

/// <summary>Everything the bus ever logs: names, ids, numbers and places in the code. No message, no exception's sentence.</summary>
internal sealed partial class BusLog(ILogger<BusLog> log)
{
    [LoggerMessage(1, LogLevel.Information, "Bus node {Number} works with {Handlers} handlers")]
    public partial void Started(int number, int handlers);

    [LoggerMessage(2, LogLevel.Information, "Bus node {Number} stopped, {Released} messages left to others")]
    public partial void Stopped(int number, int released);

    [LoggerMessage(3, LogLevel.Warning, "{Handler} failed on {Envelope}, attempt {Attempt}: {Place}")]
    public partial void Failed(string handler, Guid envelope, int attempt, string place);

    [LoggerMessage(4, LogLevel.Error, "{Handler} gave up on {Envelope} after {Attempts} attempts: {ErrorType}")]
    public partial void GaveUp(string handler, Guid envelope, int attempts, string errorType);

    [LoggerMessage(5, LogLevel.Warning, "{Handler} refused {Envelope} with {Code}")]
    public partial void Refused(string handler, Guid envelope, string code);

    [LoggerMessage(6, LogLevel.Warning, "The bus cannot {What} just now: {Place}")]
    public partial void Trouble(string what, string place);

    [LoggerMessage(7, LogLevel.Warning, "Took over {Messages} messages of nodes that are gone, {Dead} of them given up")]
    public partial void TookOver(int messages, int dead);

    [LoggerMessage(8, LogLevel.Warning, "Bus node {Number} was taken for dead and starts again under a new number")]
    public partial void TakenForDead(int number);

    [LoggerMessage(9, LogLevel.Warning, "Released {Messages} messages whose commit was never followed up")]
    public partial void ReleasedStrays(int messages);

    [LoggerMessage(10, LogLevel.Error, "Gave up {Messages} messages that no handler is known for")]
    public partial void Unknown(int messages);

    [LoggerMessage(11, LogLevel.Warning, "{Step} could not record a failure of {Handler}: {Place}")]
    public partial void StepFailed(string step, string handler, string place);
}
