namespace KeymapBakery.CapacityBench.Inputs;

/// <summary>What one submitted keymap costs the parts that all replicas share.</summary>
/// <param name="Statements">Statements run by PostgreSQL, transaction control included.</param>
/// <param name="Commits">Transactions that wrote something.</param>
/// <param name="WalBytes">Bytes PostgreSQL wrote to its log.</param>
/// <param name="Messages">Messages published to RabbitMQ.</param>
/// <param name="StoredBytes">Bytes put into the object store.</param>
internal sealed record Load(double Statements, double Commits, double WalBytes, double Messages, double StoredBytes)
{
    /// <summary>The mean of two loads, of which this one has the given share.</summary>
    public Load Mix(double share, Load other) => new(
        (Statements * share) + (other.Statements * (1 - share)),
        (Commits * share) + (other.Commits * (1 - share)),
        (WalBytes * share) + (other.WalBytes * (1 - share)),
        (Messages * share) + (other.Messages * (1 - share)),
        (StoredBytes * share) + (other.StoredBytes * (1 - share)));
}
