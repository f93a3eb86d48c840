namespace KeymapBakery.Messages;

/// <summary>Names of the RabbitMQ queues that services agree on.</summary>
public static class Queues
{
    /// <summary>Builds waiting for a compiler: a quorum queue that redelivers at most <see cref="DeliveryLimit"/> times.</summary>
    public const string Builds = "builds";

    /// <summary>Builds handed out too often without ever being acknowledged; read by the job service, which fails them.</summary>
    public const string DeadBuilds = "builds-dead";

    /// <summary>Events of the compilers; read by the job service.</summary>
    public const string BuildEvents = "build-events";

    /// <summary>Times a build is handed out again before it is given up.</summary>
    public const int DeliveryLimit = 5;
}
