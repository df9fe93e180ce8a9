using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CareNet.Bench;

/// <summary>What a figure means nothing without.</summary>
public static class MachineFacts
{
    public static string Text(string postgres) =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, "
        + $"{RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription} {(IsOptimised ? "Release" : "Debug")}, {postgres}, durable commits, "
        + "everything on one machine";

    private static bool IsOptimised =>
        typeof(MachineFacts).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
}
