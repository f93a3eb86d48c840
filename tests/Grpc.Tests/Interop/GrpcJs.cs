using System.Diagnostics;
using System.Reflection;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Interop;

/// <summary>The independent peer: @grpc/grpc-js, as the programs in the folder "interop".</summary>
internal static class GrpcJs
{
    private static readonly string Folder = typeof(GrpcJs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "InteropFolder").Value!;

    private static readonly Lazy<Task> Installation = new(async () =>
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    });

    /// <summary>Fetches the packages of the peer unless they are there.</summary>
    public static Task InstallAsync() => Installation.Value;

    public static Task RunClientAsync(Uri address, string name) => RunAsync("node", "client.js", address.Authority, name);

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
