using KeymapBakery.Compiler.Configuration;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>Adds what keeps builds apart.</summary>
internal static class SandboxingExtensions
{
    /// <summary>Adds the sandbox that works on this machine, and the report at start.</summary>
    public static void AddSandboxing(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton(services => new BuildUser(services.GetRequiredService<IOptions<CompilerOptions>>().Value.Sandbox.User))
            .AddSingleton<SandboxChoice>()
            .AddSingleton(services => services.GetRequiredService<SandboxChoice>().Choose())
            .AddSingleton<SandboxedTools>()
            .AddHostedService<SandboxReport>();
}
