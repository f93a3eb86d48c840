using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Configuration;
using KeymapBakery.Metadata.Publishing;
using KeymapBakery.Metadata.Rpc;
using KeymapBakery.Metadata.Sources;
using KeymapBakery.ObjectStorage;
using KeymapBakery.ServiceDefaults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults("metadata");
builder.AddMetadataOptions();
builder.AddObjectStorage(withoutIt: HealthStatus.Degraded);
builder.AddSources();
builder.AddPublishing();
builder.AddCatalogs();
builder.AddRpc();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapRpc();

await app.RunAsync();
