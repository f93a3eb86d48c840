using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Store;

/// <summary>
/// The way to the tables. Brief failures are tried again, each time with a fresh context; what still fails for want of a usable
/// database is thrown as <see cref="StoreUnavailableException"/>, as is every call before the schema is in place.
/// </summary>
internal sealed class Database(IDbContextFactory<JobsContext> contexts, SchemaState schema)
{
    /// <summary>Runs <paramref name="query"/>, which changes nothing.</summary>
    public Task<T> ReadAsync<T>(Func<JobsContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        RunAsync(query, cancellationToken);

    /// <summary>
    /// Runs <paramref name="change"/> in one transaction, then saves what it changed and commits. May run more than once, so it
    /// must have no effect but on the context it is given.
    /// </summary>
    public Task<T> ChangeAsync<T>(Func<JobsContext, CancellationToken, Task<T>> change, CancellationToken cancellationToken) =>
        RunAsync(
            async (context, token) =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(token);
                var result = await change(context, token);
                await context.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
                return result;
            },
            cancellationToken);

    /// <inheritdoc cref="ChangeAsync{T}"/>
    public Task ChangeAsync(Func<JobsContext, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        ChangeAsync(
            async (context, token) =>
            {
                await change(context, token);
                return true;
            },
            cancellationToken);

    private async Task<T> RunAsync<T>(Func<JobsContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!schema.IsReady)
        {
            throw new StoreUnavailableException("The database is not ready yet.");
        }

        try
        {
            await using var first = await contexts.CreateDbContextAsync(cancellationToken);
            return await first.Database.CreateExecutionStrategy().ExecuteAsync(
                async token =>
                {
                    await using var context = await contexts.CreateDbContextAsync(token);
                    return await work(context, token);
                },
                cancellationToken);
        }
        catch (Exception exception) when (StoreFailures.IsUnavailable(exception) && exception is not StoreUnavailableException)
        {
            throw new StoreUnavailableException($"The database cannot be used: {StoreFailures.Reason(exception)}", exception);
        }
    }
}
