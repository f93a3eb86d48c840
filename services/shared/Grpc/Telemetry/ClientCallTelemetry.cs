using System.Diagnostics;
using Grpc.Core;

namespace Grpc.Telemetry;

/// <summary>The span and the measurement of one call a client makes.</summary>
internal sealed class ClientCallTelemetry
{
    private readonly string _method;
    private readonly string _host;
    private readonly Activity? _activity;
    private readonly Activity? _cause;
    private readonly long _begun;

    private ClientCallTelemetry(Uri address, IMethod method)
    {
        _method = RpcTelemetry.NameOf(method);
        _host = address.Host;
        _cause = Activity.Current;
        _begun = Stopwatch.GetTimestamp();
        _activity = RpcTelemetry.Activities.StartActivity(_method, ActivityKind.Client);
        if (_activity is null)
        {
            return;
        }

        // The caller goes on while the call runs; what it does meanwhile is not part of the call.
        Activity.Current = _cause;
        if (_activity.IsAllDataRequested)
        {
            _activity.SetTag(RpcTelemetry.SystemTag, RpcTelemetry.SystemName);
            _activity.SetTag(RpcTelemetry.MethodTag, _method);
            _activity.SetTag(RpcTelemetry.ServerAddressTag, _host);
            _activity.SetTag(RpcTelemetry.ServerPortTag, address.Port);
        }
    }

    /// <summary>A call begins.</summary>
    public static ClientCallTelemetry Begin(Uri address, IMethod method) => new(address, method);

    /// <summary>Puts the call's trace into the headers of its request (W3C Trace Context), unless the caller has put one there.</summary>
    public void Propagate(HttpRequestMessage request) =>
        DistributedContextPropagator.Current.Inject(
            _activity ?? _cause,
            request,
            static (carrier, name, value) =>
            {
                var headers = ((HttpRequestMessage)carrier!).Headers;
                if (!headers.Contains(name))
                {
                    headers.TryAddWithoutValidation(name, value);
                }
            });

    /// <summary>Makes what is done from here on, in this flow of control, part of the call.</summary>
    public void Enter()
    {
        if (_activity is not null)
        {
            Activity.Current = _activity;
        }
    }

    /// <summary>The call has ended.</summary>
    public void End(Status status)
    {
        var name = RpcTelemetry.NameOf(status.StatusCode);
        var isError = status.StatusCode != StatusCode.OK;
        if (RpcTelemetry.ClientDurations.Enabled)
        {
            var tags = new TagList
            {
                { RpcTelemetry.SystemTag, RpcTelemetry.SystemName },
                { RpcTelemetry.MethodTag, _method },
                { RpcTelemetry.ServerAddressTag, _host },
                { RpcTelemetry.StatusTag, name },
            };
            if (isError)
            {
                tags.Add(RpcTelemetry.ErrorTag, name);
            }

            RpcTelemetry.ClientDurations.Record(Stopwatch.GetElapsedTime(_begun).TotalSeconds, tags);
        }

        if (_activity is null)
        {
            return;
        }

        _activity.SetTag(RpcTelemetry.StatusTag, name);
        if (isError)
        {
            _activity.SetTag(RpcTelemetry.ErrorTag, name);
            _activity.SetStatus(ActivityStatusCode.Error, status.Detail);
        }

        // Stopping it would make its parent current, wherever this runs.
        var current = Activity.Current;
        _activity.Stop();
        Activity.Current = ReferenceEquals(current, _activity) ? _cause : current;
    }
}
