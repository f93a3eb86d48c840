using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Description;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Gateway.KeyboardBuilds;
using KeymapBakery.Gateway.Keyboards;
using KeymapBakery.Gateway.MetadataService;
using KeymapBakery.Gateway.Refreshing;
using KeymapBakery.Gateway.Skeletons;
using KeymapBakery.Gateway.Status;
using KeymapBakery.ObjectStorage;
using KeymapBakery.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddGatewayOptions();
builder.AddHttpServer();
builder.AddGatewayJson();
builder.AddErrorAnswers();
builder.AddApiDescription();
builder.AddObjectStorage();
builder.AddJobService();
builder.AddMetadataService();
builder.AddCompile();
builder.AddKeyboards();
builder.AddKeyboardBuilds();
builder.AddRefreshing();
builder.AddApiStatus();

var app = builder.Build();
app.UseAnswerHeaders();
app.UseErrorAnswers();
app.UsePreflight();
app.UseRouting();

app.MapApiDescription();
app.MapStatus();
app.MapSkeletons();
app.MapCompile();
app.MapArtifacts();
app.MapJobFiles();
app.MapKeyboards();
app.MapKeyboardBuilds();
app.MapRefreshing();
app.MapObjectDownloads();
app.MapDefaultEndpoints();

app.Run();
