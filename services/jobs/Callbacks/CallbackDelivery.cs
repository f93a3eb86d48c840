using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KeymapBakery.Answers;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Rpc;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>Tells a receiver of a job's end, with the answer that <c>GET /v1/compile/{id}</c> gives.</summary>
internal sealed class CallbackDelivery(CallbackReceivers receivers, IOptions<CallbackOptions> options, TimeProvider time) : IDisposable
{
    private readonly HttpClient _client = CallbackConnections.CreateClient(options.Value.Timeout);

    /// <summary>Posts once. Whatever the receiver answers besides its status is not read.</summary>
    /// <returns>Null when the receiver has taken it, else why it has not, and whether there is no use in trying again.</returns>
    public async Task<(string Reason, bool IsHopeless)?> PostAsync(Callback callback, JobSnapshot job, CancellationToken cancellationToken)
    {
        var url = new Uri(callback.Url);
        if (receivers.Find(url) is not { } receiver)
        {
            return ("this server may not call it any more", false);
        }

        var body = BodyOf(callback, job);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Options.Set(CallbackConnections.Receiver, receiver);
        request.Headers.UserAgent.ParseAdd("KeymapBakery/1");
        CallbackSignature.Sign(request, job.Job.Id.ToString("D"), time.GetUtcNow(), body, receiver.Key);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? null
                : ($"it answered {(int)response.StatusCode}", response.StatusCode == HttpStatusCode.Gone);
        }
        catch (HttpRequestException exception)
        {
            return (exception.Message, false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"it did not answer within {options.Value.Timeout.TotalSeconds} s", false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static byte[] BodyOf(Callback callback, JobSnapshot job) =>
        JsonSerializer.SerializeToUtf8Bytes(
            JobAnswerMaker.Make(JobFactsReader.Read(job), path => callback.ApiUrl + path), CallbackJson.Readable.JobAnswer);
}
