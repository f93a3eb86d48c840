using System.Net.Sockets;
using Npgsql;

namespace KeymapBakery.Jobs.Store;

/// <summary>Tells a database that cannot be used at the moment from a mistake of ours.</summary>
internal static class StoreFailures
{
    // Classes of PostgreSQL's error codes (its manual, appendix A): connection, credentials, missing database, transaction
    // rolled back in favour of another, resources, operator intervention, and a primary that has become a replica.
    private static readonly string[] UnavailableClasses = ["08", "28", "3D", "40", "53", "57", "25006"];

    /// <summary>True when <paramref name="exception"/>, or what caused it, is such a passing failure.</summary>
    public static bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        StoreUnavailableException => true,
        PostgresException postgres => UnavailableClasses.Any(prefix => postgres.SqlState.StartsWith(prefix, StringComparison.Ordinal)),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        _ => IsUnavailable(exception.InnerException),
    };

    /// <summary>What a person needs to know of it, in a sentence.</summary>
    public static string Reason(Exception exception) =>
        exception is StoreUnavailableException ? exception.Message : $"{exception.GetBaseException().Message.TrimEnd('.')}.";
}
