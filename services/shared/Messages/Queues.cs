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

    /// <summary>Commits whose keyboards are to be listed for compiling ahead; a quorum queue like <see cref="Builds"/>.</summary>
    public const string PrebakePlans = "prebake-plans";

    /// <summary>Keyboards to be compiled ahead; a quorum queue like <see cref="Builds"/>, so that neither waits for the other.</summary>
    public const string Prebakes = "prebakes";

    /// <summary>What was handed out too often of <see cref="PrebakePlans"/> and <see cref="Prebakes"/>; read by the job service.</summary>
    public const string DeadPrebakes = "prebakes-dead";

    /// <summary>What compilers say about compiling ahead; read by the job service.</summary>
    public const string PrebakeEvents = "prebake-events";

    /// <summary>Times a build is handed out again before it is given up.</summary>
    public const int DeliveryLimit = 5;
}
