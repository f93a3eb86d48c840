using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Gateway.Keyboards;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.KeyboardBuilds;

/// <summary>Answers requests with what the job service knows about keyboards that were compiled ahead.</summary>
internal sealed class KeyboardBuildAnswers(JobServiceClient jobs, BranchSelector branches)
{
    /// <summary>A list of all keyboards of the branch the request asks for; an empty object while none was compiled.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, KeyboardBuildList list)
    {
        var branch = branches.Select(request);
        try
        {
            var first = await jobs.ListKeyboardBuildsAsync(branch, page: "", list.IncludesOutput, request.HttpContext.RequestAborted);
            return new KeyboardBuildListResult(list, branch, first, jobs);
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            return ErrorResult.NotFound(failure.Status.Detail);
        }
    }

    /// <summary>The log of one keyboard; <c>null</c> while there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keyboard">The keyboard, as it stands in the path.</param>
    public async Task<IResult> AnswerAsync(HttpRequest request, string keyboard)
    {
        try
        {
            var name = keyboard.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            var build = await jobs.GetKeyboardBuildAsync(branches.Select(request), name, request.HttpContext.RequestAborted);
            var entry = build is null ? null : KeyboardBuildList.EntryOf(build);
            var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(entry, GatewayJson.Readable.KeyboardBuildEntry!))))[..32];
            var headers = request.HttpContext.Response.Headers;
            headers.ETag = $"\"{tag}\"";
            headers.CacheControl = DocumentCaching.Value;
            return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Tag == $"\"{tag}\"")
                ? Results.StatusCode(StatusCodes.Status304NotModified)
                : new JsonAnswer<KeyboardBuildEntry?>(entry, GatewayJson.Readable.KeyboardBuildEntry!);
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            return ErrorResult.NotFound(failure.Status.Detail);
        }
    }
}
