using System.Runtime.InteropServices;

namespace CareNet.Postgres;

/// <summary>Calls that .NET does not offer: sending a signal to a process, and asking for the effective user.</summary>
public static partial class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static bool Send(int process, int signal) => SendSignal(process, signal) == 0;

    public static bool IsAlive(int process) => SendSignal(process, 0) == 0 || Marshal.GetLastPInvokeError() == 1;

    public static bool IsRoot => EffectiveUser() == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
