using System.Runtime.InteropServices;

namespace CareNet.Bench;

/// <summary>What a figure means nothing without.</summary>
public static class MachineFacts
{
    public static string Text(string postgres) =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription} {(IsOptimised ? "Release" : "Debug")}, {postgres}, durable commits, everything on one machine";

#if DEBUG
    private const bool IsOptimised = false;
#else
    private const bool IsOptimised = true;
#endif
}
