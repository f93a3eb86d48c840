using System.Runtime.InteropServices;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>Sends POSIX signals.</summary>
internal static partial class ProcessSignal
{
    /// <summary>Asks to end.</summary>
    public const int Terminate = 15;

    /// <summary>Ends at once; cannot be refused.</summary>
    public const int Kill = 9;

    /// <summary>Stops until <see cref="Continue"/>; cannot be refused. The numbers are those of x86 and ARM (signal(7)).</summary>
    public const int Stop = 19;

    /// <summary>Goes on after <see cref="Stop"/>.</summary>
    public const int Continue = 18;

    /// <summary>Sends a signal to a process; one that has ended already is no error.</summary>
    public static void Send(int processId, int signal) => _ = SendCore(processId, signal);

    /// <summary>Sends a signal to every process of a group; an empty group is no error.</summary>
    public static void SendToGroup(int processGroup, int signal) => _ = SendCore(-processGroup, signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendCore(int target, int signal);
}
