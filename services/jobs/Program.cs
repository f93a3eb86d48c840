using KeymapBakery.Jobs;
using KeymapBakery.Jobs.Callbacks;
using KeymapBakery.Jobs.Messaging;
using KeymapBakery.Jobs.Metrics;
using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Rpc;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Jobs.Watching;
using KeymapBakery.ObjectStorage;
using KeymapBakery.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults("jobs");
builder.AddStore();
builder.AddObjectStorage(isVital: false);
builder.AddWatching();
builder.AddJobMetrics();
builder.AddJobs();
builder.AddCallbacks();
builder.AddPrebaking();
builder.AddMessaging();
builder.AddHousekeeping();
builder.AddRpc();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapRpc();

await app.RunAsync();
