using System.Text;
using System.Text.Json;
using KeymapBakery.Jobs.Callbacks;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Protos.Jobs.V1;
using Callback = KeymapBakery.Protos.Jobs.V1.Callback;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>Reads what callers send; what is missing or malformed is refused as INVALID_ARGUMENT, naming the field.</summary>
internal static class SubmitRequestReader
{
    private const int PostedLimitBytes = 1024 * 1024;

    // Defaults filled in can only make it longer.
    private const int CanonicalLimitBytes = 2 * PostedLimitBytes;
    private const int NameLimit = 255;
    private const int IdempotencyKeyLimit = 300;

    public static Guid ReadJobId(string text) =>
        Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty
            ? id
            : throw RpcAnswers.Refuse("job_id must be a UUID such as 0192f6ad-5c80-7e4f-8a3c-6a5a3c7d9e10.");

    public static Submission Read(SubmitRequest request, CallbackReceivers receivers)
    {
        CheckName("keyboard", request.Keyboard);
        CheckName("keymap", request.Keymap);
        CheckName("layout", request.Layout);
        if (request.Branch.Length > 0)
        {
            CheckName("branch", request.Branch);
        }

        CheckJson("posted_json", request.PostedJson, PostedLimitBytes);
        CheckJson("canonical_json", request.CanonicalJson, CanonicalLimitBytes);
        if (request.IdempotencyKey.Length > IdempotencyKeyLimit || request.IdempotencyKey.Any(char.IsControl))
        {
            throw RpcAnswers.Refuse($"idempotency_key must be at most {IdempotencyKeyLimit} characters long and have no control characters.");
        }

        var keymap = new KeymapRequest(
            request.Keyboard, request.Keymap, request.Layout, request.Branch, request.PostedJson, request.CanonicalJson);
        return new Submission(
            keymap,
            request.IdempotencyKey.Length > 0 ? request.IdempotencyKey : null,
            request.Callback is { } callback ? Read(callback, receivers) : null);
    }

    private static CallbackRequest Read(Callback callback, CallbackReceivers receivers)
    {
        try
        {
            return new CallbackRequest(receivers.Read(callback.Url), callback.ApiUrl.TrimEnd('/'));
        }
        catch (CallbackRefusedException exception)
        {
            throw RpcAnswers.Refuse(exception.Message);
        }
    }

    private static void CheckName(string field, string value)
    {
        if (value.Length == 0)
        {
            throw RpcAnswers.Refuse($"{field} is missing.");
        }

        if (value.Length > NameLimit || value.Any(char.IsControl))
        {
            throw RpcAnswers.Refuse($"{field} must be at most {NameLimit} characters long and have no control characters.");
        }
    }

    private static void CheckJson(string field, string value, int limitBytes)
    {
        if (value.Length == 0)
        {
            throw RpcAnswers.Refuse($"{field} is missing.");
        }

        if (Encoding.UTF8.GetByteCount(value) > limitBytes)
        {
            throw RpcAnswers.Refuse($"{field} is larger than {limitBytes} bytes.");
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw RpcAnswers.Refuse($"{field} must be a JSON object.");
            }
        }
        catch (JsonException exception)
        {
            throw RpcAnswers.Refuse($"{field} is not JSON: {exception.Message}");
        }
    }
}
