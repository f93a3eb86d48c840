using System.Runtime.InteropServices;

namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>Does long work that nobody should have to wait behind.</summary>
internal static partial class LowPriorityThread
{
    // setpriority(2): a thread's own niceness on Linux, which the processes it starts inherit.
    private const int PriorityOfProcess = 0;
    private const int Self = 0;
    private const int Niceness = 10;

    /// <summary>Runs an action on a thread of its own that others go before.</summary>
    /// <param name="name">Name of the thread.</param>
    /// <param name="action">The work.</param>
    public static Task<T> RunAsync<T>(string name, Func<T> action)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            // Where it is not allowed, the work goes on at the priority it has.
            _ = SetPriority(PriorityOfProcess, Self, Niceness);
            try
            {
                completion.SetResult(action());
            }
            catch (OperationCanceledException exception)
            {
                completion.SetCanceled(exception.CancellationToken);
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
            }
        })
        {
            Name = name,
            IsBackground = true,
        };
        thread.Start();
        return completion.Task;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int value);
}
