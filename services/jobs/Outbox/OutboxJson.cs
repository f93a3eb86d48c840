using System.Text.Json.Serialization;
using KeymapBakery.Messages;

namespace KeymapBakery.Jobs.Outbox;

[JsonSerializable(typeof(BuildRequested))]
[JsonSerializable(typeof(StopBuild))]
internal sealed partial class OutboxJson : JsonSerializerContext;
