using System.Runtime.InteropServices;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>This process's memory and environment, which hold the credentials of the object store and the broker.</summary>
internal static partial class ProcessMemory
{
    // PR_SET_DUMPABLE of prctl(2).
    private const int SetDumpable = 4;

    /// <summary>
    /// Keeps other processes of the same user from reading them under <c>/proc</c> and from attaching to this one. Programs it starts
    /// are not affected.
    /// </summary>
    public static void Close() => _ = Control(SetDumpable, 0, 0, 0, 0);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint first, nuint second, nuint third, nuint fourth);
}
