using CareNet.Platform;
using Wolverine;
using Microsoft.EntityFrameworkCore;

namespace CareNet.Bench;

public sealed record Ticked(int Number);

public sealed record TickedInOrder(int Number) : IOrderedBy
{
    public string OrderKey => (Number % 100).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record LineDue(int Number);

public sealed record WriteLine(int Number);

public sealed class BenchContext(DbContextOptions<BenchContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Line>(line =>
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

/// <summary>Counts down what was sent.</summary>
public sealed class Tally
{
    private TaskCompletionSource done = new();
    private int left;

    public Task Done => done.Task;

    public void Await(int messages)
    {
        done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        left = messages;
    }

    public void Count()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            done.SetResult();
        }
    }
}

public static class TickedHandler
{
    public static void Handle(Ticked message, Tally tally) => tally.Count();
}

public static class TickedInOrderHandler
{
    public static void Handle(TickedInOrder message, Tally tally) => tally.Count();
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
