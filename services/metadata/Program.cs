using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Configuration;
using KeymapBakery.Metadata.Publishing;
using KeymapBakery.Metadata.Rpc;
using KeymapBakery.Metadata.Sources;
using KeymapBakery.ObjectStorage;
using KeymapBakery.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults("metadata");
builder.AddMetadataOptions();
builder.AddObjectStorage(isVital: false);
builder.AddSources();
builder.AddPublishing();
builder.AddCatalogs();
builder.AddRpc();

var app = builder.Build();

app.MapDefaultEndpoints();
app.MapRpc();

await app.RunAsync();
