using Grpc.Core;
using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Store;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>How the service's contracts say that something is wrong.</summary>
internal static class RpcAnswers
{
    /// <summary>What is asked is missing or malformed; the message names the field.</summary>
    public static RpcException Refuse(string message) => new(new Status(StatusCode.InvalidArgument, message));

    /// <summary>Answers, or says in the words of gRPC why not; UNAVAILABLE while the database is away.</summary>
    public static async Task<T> AnswerAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception exception) when (exception is KeymapConflictException or IdempotencyConflictException)
        {
            throw new RpcException(new Status(StatusCode.AlreadyExists, exception.Message));
        }
        catch (Exception exception) when (exception is UnknownBranchException or UnknownKeyboardException)
        {
            throw new RpcException(new Status(StatusCode.NotFound, exception.Message));
        }
        catch (StoreUnavailableException exception)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, exception.Message));
        }
    }
}
