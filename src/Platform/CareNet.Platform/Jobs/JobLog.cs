using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CareNet.Platform.Jobs;

/// <summary>Everything that is logged about jobs. Of an exception its kinds and the methods it passed: its sentence may hold personal data.</summary>
public sealed partial class JobLog(ILogger<JobLog> log)
{
    private const int Frames = 12;

    public void Failed(string job, Guid run, Exception error) => Failed(job, run, PlaceOf(error));

    public void Trouble(string what, Exception error) => Trouble(what, PlaceOf(error));

    [LoggerMessage(LogLevel.Information, "Jobs: {Count} scheduled on node {Node}")]
    public partial void Started(int count, string node);

    [LoggerMessage(LogLevel.Information, "Jobs: {Job} is scheduled no more")]
    public partial void Unscheduled(string job);

    [LoggerMessage(LogLevel.Warning, "Jobs: run {Run} of {Job} is cut short, as this node leaves; it runs again")]
    public partial void CutShort(string job, Guid run);

    [LoggerMessage(LogLevel.Warning, "Jobs: run {Run} of {Job} was taken for dead and taken over while it lived")]
    public partial void TakenOver(string job, Guid run);

    [LoggerMessage(LogLevel.Error, "Jobs: run {Run} of {Job} failed: {Place}")]
    private partial void Failed(string job, Guid run, string place);

    [LoggerMessage(LogLevel.Warning, "Jobs: cannot {What} just now: {Place}")]
    private partial void Trouble(string what, string place);

    private static string PlaceOf(Exception? error)
    {
        var lines = new List<string>();
        for (; error is not null; error = error.InnerException)
        {
            lines.Add(error.GetType().FullName!);
            lines.AddRange(new StackTrace(error, fNeedFileInfo: false).GetFrames().Take(Frames)
                .Select(frame => frame.GetMethod()).Where(method => method is not null)
                .Select(method => $"  at {method!.DeclaringType?.FullName}.{method.Name}"));
        }

        return string.Join('\n', lines);
    }
}
