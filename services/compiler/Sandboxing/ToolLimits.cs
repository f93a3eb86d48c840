namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>What the processes of one tool run may use.</summary>
/// <param name="CpuTime">Processor time of each process.</param>
/// <param name="MemoryBytes">Address space of each process.</param>
/// <param name="Processes">Processes and threads at once.</param>
/// <param name="FileBytes">Length of each file.</param>
/// <param name="OpenFiles">Open files of each process.</param>
/// <param name="TemporaryBytes">Bytes in <c>/tmp</c>, and as much again in the home directory.</param>
internal sealed record ToolLimits(
    TimeSpan CpuTime, long MemoryBytes, int Processes, long FileBytes, int OpenFiles, long TemporaryBytes);
