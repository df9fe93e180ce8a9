using System.Diagnostics;
using CareNet.Platform;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Bench;

public sealed record Ticked(int Number);

public sealed record Timed(long Sent);

public sealed record LineDue(int Number);

public sealed record WriteLine(int Number);

public sealed class BenchContext(DbContextOptions<BenchContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Line>(line =>
        {
            line.ToTable("lines", "bench").HasKey(l => l.Id);
            line.Property(l => l.Id).HasColumnName("id");
            line.Property(l => l.Text).HasColumnName("text");
        });
}

public sealed class Line
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Text { get; init; }
}

/// <summary>Counts down what was sent, and keeps how long each message was under way.</summary>
public sealed class Tally
{
    private readonly List<double> milliseconds = [];
    private TaskCompletionSource done = new();
    private int left;

    public Task Done => done.Task;

    public void Await(int messages)
    {
        done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        milliseconds.Clear();
        left = messages;
    }

    public void Count()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            done.SetResult();
        }
    }

    public void Count(long sent)
    {
        var took = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
        lock (milliseconds)
        {
            milliseconds.Add(took);
        }

        Count();
    }

    public double Percentile(double share)
    {
        lock (milliseconds)
        {
            return milliseconds.Order().ElementAt((int)(share * (milliseconds.Count - 1)));
        }
    }
}

public static class TickedHandler
{
    public static void Handle(Ticked message, Tally tally) => tally.Count();
}

public static class TimedHandler
{
    public static void Handle(Timed message, Tally tally) => tally.Count(message.Sent);
}

public static class LineDueHandler
{
    public static void Handle(LineDue message, BenchContext context, Tally tally)
    {
        context.Add(new Line { Text = "line" });
        tally.Count();
    }
}

public static class WriteLineHandler
{
    public static (Result, Ticked) Handle(WriteLine message, BenchContext context)
    {
        context.Add(new Line { Text = "line" });
        return (Result.Ok, new(message.Number));
    }
}
