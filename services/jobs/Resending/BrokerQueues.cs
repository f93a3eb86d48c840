using KeymapBakery.Messages;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace KeymapBakery.Jobs.Resending;

/// <summary>Asks the broker what waits in its queues.</summary>
internal sealed class BrokerQueues(IOptions<RabbitMqOptions> options)
{
    private const string ConnectionName = "keymap-bakery-jobs queues";

    /// <summary>
    /// True when no message waits in any of the queues; a queue that is not there has none. What consumers have and have not acknowledged yet does
    /// not wait.
    /// </summary>
    /// <exception cref="BrokerUnreachableException">The broker does not answer.</exception>
    public async Task<bool> AreEmptyAsync(IEnumerable<string> queues, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = options.Value.Address, AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync(ConnectionName, cancellationToken);
        foreach (var queue in queues)
        {
            if (await CountAsync(connection, queue, cancellationToken) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<uint> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // One channel for each: the broker closes the one on which a missing queue was asked for.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }
}
