using KeymapBakery.Compiler.Artifacts;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Delivery;
using KeymapBakery.Compiler.Kit;
using KeymapBakery.Compiler.Messaging;
using KeymapBakery.Compiler.Prebaking;
using KeymapBakery.Compiler.Rpc;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.SourceArchiving;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Telemetry;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.ObjectStorage;
using KeymapBakery.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults("compiler");
builder.AddCompilerOptions();
builder.AddObjectStorage();
builder.AddSources();
builder.AddSourceArchiving();
builder.AddToolchain();
builder.AddSandboxing();
builder.AddKit();
builder.AddBaking();
builder.AddPrebaking();
builder.AddArtifacts();
builder.AddDelivery();
builder.AddMessaging();
builder.AddGauges();
builder.AddRpc();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapRpc();

await app.RunAsync();
