using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>
/// Stands before the S3 server as an ingress would, and checks what that server takes on trust: the signature and the age of a
/// pre-signed URL, by the rules of AWS Signature Version 4 ("Authenticating Requests: Using Query Parameters").
/// </summary>
public sealed class SignatureGate : IAsyncDisposable
{
    private const string SignatureParameter = "X-Amz-Signature";

    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly string _secretKey;

    private SignatureGate(WebApplication app, Uri server, string secretKey)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = server };
        _secretKey = secretKey;
        _app.Run(PassAsync);
    }

    public Uri Address => new(_app.Urls.First());

    public static async Task<SignatureGate> StartAsync(Uri server, string secretKey)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gate = new SignatureGate(builder.Build(), server, secretKey);
        await gate._app.StartAsync();
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        if (!IsSigned(context.Request) || HasExpired(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, context.Request.Path.ToUriComponent() + context.Request.QueryString);
        if (context.Request.Headers.Range is [{ } range])
        {
            request.Headers.TryAddWithoutValidation("Range", range);
        }

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Content.Headers)
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static bool HasExpired(HttpRequest request)
    {
        var signed = DateTimeOffset.ParseExact(request.Query["X-Amz-Date"]!, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return DateTimeOffset.UtcNow > signed.AddSeconds(int.Parse(request.Query["X-Amz-Expires"]!, CultureInfo.InvariantCulture));
    }

    private bool IsSigned(HttpRequest request)
    {
        if (request.Query["X-Amz-Algorithm"] != "AWS4-HMAC-SHA256" || request.Query["X-Amz-SignedHeaders"] != "host")
        {
            return false;
        }

        var query = request.Query
            .Where(parameter => parameter.Key != SignatureParameter)
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value.ToString())}")
            .Order(StringComparer.Ordinal);
        var canonicalRequest = $"{request.Method}\n{request.Path.ToUriComponent()}\n{string.Join('&', query)}\nhost:{request.Host}\n\nhost\nUNSIGNED-PAYLOAD";
        var scope = request.Query["X-Amz-Credential"].ToString().Split('/')[1..];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));
        var stringToSign = $"AWS4-HMAC-SHA256\n{request.Query["X-Amz-Date"]}\n{string.Join('/', scope)}\n{hash}";
        var key = scope.Aggregate(Encoding.UTF8.GetBytes($"AWS4{_secretKey}"), Hmac);
        return request.Query[SignatureParameter] == Convert.ToHexStringLower(Hmac(key, stringToSign));
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
