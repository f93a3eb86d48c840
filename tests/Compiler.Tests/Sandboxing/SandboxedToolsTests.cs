using System.Text;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Testing;
using Microsoft.Extensions.Options;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sandboxing;

public sealed class SandboxedToolsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("tools");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tool_outlives_the_thread_that_started_it()
    {
        using var parts = new CompilerParts(_folder, "/srv/firmware");
        var running = Task.FromResult("");
        var thread = new Thread(() => running = RunAsync(parts, "sleep 1; echo done"));
        thread.Start();
        thread.Join();

        (await running).ShouldBe("done\n");
    }

    [Theory]
    [InlineData("while :; do head -c 1000000 /dev/zero >>.build/x; done", "wrote more than 67108864 bytes")]
    [InlineData("mkdir \".build/$(printf '\\377')\"; sleep 60", "a name that no build needs")]
    [InlineData("for i in 1 2 3; do python3 -c 'import time; x = bytearray(b\"x\" * 50000000); time.sleep(60)' & done; wait", "used more than 134217728 bytes of memory")]
    public async Task A_tool_that_takes_too_much_is_ended_with_a_sentence(string script, string reason)
    {
        using var parts = new CompilerParts(
            _folder, "/srv/firmware", ("Compiler:Sandbox:BuildBytes", "67108864"), ("Compiler:Sandbox:TotalMemoryBytes", "134217728"));

        var exception = await Should.ThrowAsync<ToolLimitException>(() => RunAsync(parts, script));

        exception.Message.ShouldContain(reason);
    }

    private static async Task<string> RunAsync(CompilerParts parts, string script)
    {
        using var scratch = parts.Get<WorkDirectory>().MakeScratch();
        var place = scratch.MakeWorkplace();
        var sandbox = parts.Get<ISandbox>();
        sandbox.Prepare(place);
        var command = sandbox.Wrap(
            place,
            ["/bin/sh", "-c", script],
            new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
            [],
            parts.Get<IOptions<CompilerOptions>>().Value.Sandbox.Limits);
        var output = new StringBuilder();
        await parts.Get<SandboxedTools>().RunAsync(
            place, command, bytes => output.Append(Encoding.UTF8.GetString(bytes.Span)), TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
