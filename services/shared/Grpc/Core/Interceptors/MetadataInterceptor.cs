namespace Grpc.Core.Interceptors;

/// <summary>Lets a function add to or change the metadata of every request.</summary>
internal sealed class MetadataInterceptor(Func<Metadata, Metadata> change) : OptionsInterceptor
{
    protected override ClientInterceptorContext<TRequest, TResponse> Change<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context)
    {
        var headers = new Metadata();
        foreach (var entry in context.Options.Headers ?? Metadata.Empty)
        {
            headers.Add(entry);
        }

        return new(context.Method, context.Host, context.Options.WithHeaders(change(headers)));
    }
}
