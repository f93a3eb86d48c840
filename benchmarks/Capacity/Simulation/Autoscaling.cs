namespace KeymapBakery.CapacityBench.Simulation;

/// <summary>How compilers follow the queue, as KEDA's RabbitMQ scaler and a horizontal pod autoscaler do.</summary>
/// <param name="Fewest">Compilers that are always there.</param>
/// <param name="Most">Compilers there may be.</param>
/// <param name="QueuePerCompiler">Builds in the queue, waiting or under way, that one compiler is to have.</param>
/// <param name="Interval">Seconds between two looks at the queue.</param>
/// <param name="StartSeconds">Seconds from the decision to a compiler that takes builds.</param>
/// <param name="CalmSeconds">Seconds the highest number asked for is kept up before there are fewer.</param>
/// <param name="LeastGrowth">Compilers that may come at one look; when there are more already, as many as there are.</param>
internal sealed record Autoscaling(
    int Fewest, int Most, double QueuePerCompiler, double Interval, double StartSeconds, double CalmSeconds, int LeastGrowth);
