using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace KeymapBakery.ObjectStorage.Telemetry;

/// <summary>
/// Makes a span and a measurement of each use of the store. Spans in S3 are named and tagged as OpenTelemetry's conventions for it say
/// (https://opentelemetry.io/docs/specs/semconv/object-stores/s3/), those in a folder alike.
/// </summary>
internal sealed class ObjectStoreTelemetry
{
    private const string Name = "KeymapBakery.ObjectStorage";
    private static readonly ActivitySource Activities = new(Name);

    private readonly Histogram<double> _durations;
    private readonly ObjectStoreKind? _kind;
    private readonly string? _bucket;

    public ObjectStoreTelemetry(IMeterFactory meters, IOptions<ObjectStorageOptions> options)
    {
        _kind = options.Value.Kind;
        _bucket = _kind == ObjectStoreKind.S3 ? options.Value.S3.Bucket : null;
        _durations = meters.Create(Name).CreateHistogram(
            "keymap_bakery.object_store.operation.duration",
            "s",
            "Time the object store takes, retries included; of reads, until the content begins. By operation and, of failures, error.type.",
            tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
    }

    /// <summary>Runs an operation and tells of it.</summary>
    /// <param name="operation">Its name in the protocol of S3, for example <c>PutObject</c>.</param>
    /// <param name="key">The object, or prefix of objects, it is about.</param>
    /// <param name="run">Runs it.</param>
    public async Task<T> ObserveAsync<T>(string operation, string key, Func<Task<T>> run)
    {
        var begun = Stopwatch.GetTimestamp();
        using var activity = Activities.StartActivity($"{_kind}.{operation}", ActivityKind.Client);
        Describe(activity, operation, key);
        string? error = null;
        try
        {
            return await run();
        }
        catch (Exception exception)
        {
            error = exception is OperationCanceledException ? "cancelled" : exception.GetType().Name;
            activity?.SetTag("error.type", error);
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
        finally
        {
            var tags = new TagList { { "operation", operation } };
            if (error is not null)
            {
                tags.Add("error.type", error);
            }

            _durations.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, tags);
        }
    }

    private void Describe(Activity? activity, string operation, string key)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        if (_bucket is null)
        {
            activity.SetTag("file.path", key);
            return;
        }

        activity.SetTag("rpc.system.name", "aws-api");
        activity.SetTag("rpc.method", $"S3/{operation}");
        activity.SetTag("aws.s3.bucket", _bucket);
        activity.SetTag("aws.s3.key", key);
    }
}
