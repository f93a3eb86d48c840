using System.Text.Json.Serialization;
using KeymapBakery.Messages;

namespace KeymapBakery.Jobs.Outbox;

[JsonSerializable(typeof(BuildRequested))]
[JsonSerializable(typeof(PrebakePlanRequested))]
[JsonSerializable(typeof(PrebakeRequested))]
[JsonSerializable(typeof(StopBuild))]
internal sealed partial class OutboxJson : JsonSerializerContext;
