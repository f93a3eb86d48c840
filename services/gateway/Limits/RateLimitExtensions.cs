using System.Threading.RateLimiting;
using KeymapBakery.Gateway.Admin;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Limits;

internal static class RateLimitExtensions
{
    /// <summary>
    /// Adds what <see cref="UseRateLimit"/> needs. An endpoint that takes many requests in one acquires a token for each further one from the
    /// <see cref="PartitionedRateLimiter{TResource}"/> of <see cref="HttpContext"/>.
    /// </summary>
    public static void AddRateLimit(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(services => ClientLimiter.Create(services.GetRequiredService<IOptions<RateLimitOptions>>().Value));
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddSingleton<RateLimitRefusal>();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<PartitionedRateLimiter<HttpContext>, RateLimitRefusal>((limiter, clients, refusal) =>
        {
            limiter.GlobalLimiter = clients;
            limiter.OnRejected = (rejection, _) => new(refusal.AnswerAsync(rejection.HttpContext, rejection.Lease));
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
