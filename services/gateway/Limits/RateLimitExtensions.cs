using System.Threading.RateLimiting;
using KeymapBakery.Gateway.Admin;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Limits;

internal static class RateLimitExtensions
{
    /// <summary>
    /// Adds what <see cref="UseRateLimit"/> needs. An endpoint that does the work of many requests in one counts them with
    /// <see cref="ClientAllowance"/>.
    /// </summary>
    public static void AddRateLimit(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(services => ClientLimiter.Create(services.GetRequiredService<IOptions<RateLimitOptions>>().Value));
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddSingleton<RateLimitRefusal>();
        builder.Services.AddSingleton<ClientAllowance>();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<PartitionedRateLimiter<HttpContext>, RateLimitRefusal>((limiter, clients, refusal) =>
        {
            limiter.GlobalLimiter = clients;
            limiter.OnRejected = (rejection, _) => new(refusal.Of(rejection.HttpContext, rejection.Lease).ExecuteAsync(rejection.HttpContext));
        });
    }

    /// <summary>
    /// Lets requests that change something wait, or refuses them with 429 and <c>Retry-After</c>, when their client sends too many. Operators
    /// and preflight requests are let through.
    /// </summary>
    public static void UseRateLimit(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled)
        {
            app.UseWhen(context => Changes(context.Request) && !context.IsOperator(), limited => limited.UseRateLimiter());
        }
    }

    private static bool Changes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
