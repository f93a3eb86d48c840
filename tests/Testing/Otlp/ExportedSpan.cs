namespace KeymapBakery.Testing.Otlp;

/// <summary>A span as a service has exported it.</summary>
/// <param name="Service">The service, for example <c>keymap-bakery-jobs</c>.</param>
/// <param name="TraceId">Its trace.</param>
/// <param name="Id">Its own id.</param>
/// <param name="ParentId">That of the span it is part of; empty for the first.</param>
/// <param name="Name">What it is.</param>
/// <param name="Kind">1 internal, 2 server, 3 client, 4 producer, 5 consumer.</param>
/// <param name="Start">When it began, in nanoseconds since 1970.</param>
/// <param name="End">When it ended, likewise.</param>
/// <param name="Tags">Its attributes, as text.</param>
public sealed record ExportedSpan(
    string Service, string TraceId, string Id, string ParentId, string Name, int Kind, ulong Start, ulong End, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>The spans of an ExportTraceServiceRequest (opentelemetry/proto/collector/trace/v1/trace_service.proto).</summary>
    public static IEnumerable<ExportedSpan> Read(ReadOnlyMemory<byte> request)
    {
        foreach (var resourceSpans in ProtobufField.Read(request))
        {
            var resource = resourceSpans.Fields.Single(field => field.Number == 1).Fields.Where(field => field.Number == 1).Select(ReadTag).ToDictionary();
            foreach (var scopeSpans in resourceSpans.Fields.Where(field => field.Number == 2))
            {
                foreach (var span in scopeSpans.Fields.Where(field => field.Number == 2))
                {
                    yield return Read(resource["service.name"], [.. span.Fields]);
                }
            }
        }
    }

    private static ExportedSpan Read(string service, IReadOnlyList<ProtobufField> fields)
    {
        ProtobufField Field(int number) => fields.FirstOrDefault(field => field.Number == number);
        return new ExportedSpan(
            service,
            Field(1).Hex,
            Field(2).Hex,
            Field(4).Hex,
            Field(5).Text,
            (int)Field(6).Value,
            Field(7).Value,
            Field(8).Value,
            fields.Where(field => field.Number == 9).Select(ReadTag).GroupBy(tag => tag.Key).ToDictionary(tag => tag.Key, tag => tag.Last().Value));
    }

    // KeyValue, whose value is an AnyValue: text, or a number.
    private static KeyValuePair<string, string> ReadTag(ProtobufField tag)
    {
        var value = tag.Fields.Single(field => field.Number == 2).Fields.FirstOrDefault();
        return KeyValuePair.Create(tag.Fields.Single(field => field.Number == 1).Text, value.Number == 1 ? value.Text : $"{(long)value.Value}");
    }
}
