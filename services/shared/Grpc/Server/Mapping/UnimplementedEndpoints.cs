using Grpc.AspNetCore.Server.Calls;
using Grpc.Framing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Grpc.AspNetCore.Server.Mapping;

/// <summary>Answers gRPC calls to methods nobody mapped, and leaves every other request to the rest of the application.</summary>
internal sealed class UnimplementedEndpoints
{
    private bool _isMapped;

    public void Map(IEndpointRouteBuilder builder)
    {
        if (_isMapped)
        {
            return;
        }

        _isMapped = true;
        var pattern = RoutePatternFactory.Parse(
            "{grpcService}/{grpcMethod}", defaults: null, new RouteValueDictionary { ["grpcMethod"] = new OnlyGrpcCalls() });
        builder.Map(pattern, AnswerAsync)
            .WithDisplayName("gRPC - unimplemented")
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue);
    }

    private static Task AnswerAsync(HttpContext httpContext)
    {
        if (RequestCheck.Pass(httpContext))
        {
            var response = httpContext.Response;
            response.ContentType = GrpcHeaders.ContentType;
            response.Headers[GrpcHeaders.Status] = "12";
            response.Headers[GrpcHeaders.Message] = PercentEncoding.Encode($"This server has no method {httpContext.Request.Path}.");
        }

        return Task.CompletedTask;
    }

    private sealed class OnlyGrpcCalls : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            httpContext is not null
            && HttpMethods.IsPost(httpContext.Request.Method)
            && GrpcHeaders.IsGrpcContentType(httpContext.Request.ContentType);
    }
}
