using System.Text;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Converters.Gists;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.KeyboardLayouts;
using KeymapBakery.KeyboardLayouts.Info;
using KeymapBakery.KeyboardLayouts.Kle;
using KeymapBakery.KeyboardLayouts.Notation;

namespace KeymapBakery.Gateway.Converters;

/// <summary>Converts posted layouts, with the statuses and first words of api.qmk.fm; where that breaks down, a 400 says why.</summary>
internal sealed class KleConversion(GistLayouts gists)
{
    private const int MaxBytes = 1024 * 1024;
    private const string NoJson = "Invalid JSON data!";

    private static readonly LayoutLimits Limits = LayoutLimits.Default;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Answers a POST with a <see cref="KeyboardInfo"/>, or with what is wrong with the layout.</summary>
    public async Task<IResult> ConvertAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadAsync(request, MaxBytes, cancellationToken) is not { } posted)
        {
            return new ErrorResult(StatusCodes.Status413PayloadTooLarge, $"The layout is larger than {MaxBytes} bytes. No keyboard's is.");
        }

        try
        {
            return await ConvertAsync(NotationReader.ReadValue(Utf8.GetString(posted.Span), Limits), request.HttpContext.Response, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            return BadRequest($"{NoJson} The body is not text in UTF-8.");
        }
        catch (NotationException exception)
        {
            return BadRequest(
                $"{NoJson} {exception.Position}: {exception.Message}",
                new ErrorPlace("$", exception.Message, exception.Position.Line, exception.Position.Column));
        }
    }

    private async Task<IResult> ConvertAsync(NotationValue body, HttpResponse response, CancellationToken cancellationToken)
    {
        if (IsNothing(body))
        {
            return BadRequest(NoJson);
        }

        return (body as NotationObject)?.Members is not { } members ? NeitherIdNorRaw()
            : members.TryGetValue("id", out var id) ? await ConvertGistAsync(id, response, cancellationToken)
            : members.TryGetValue("raw", out var raw) ? ConvertRaw(raw)
            : NeitherIdNorRaw();
    }

    private static IResult ConvertRaw(NotationValue raw)
    {
        const string Path = "$.raw";
        switch (raw)
        {
            case NotationText text:
                return AnswerTo(KleReader.Read(text.Value, Path, Limits), "", isInBody: false);
            case NotationList rows:
                return AnswerTo(KleReader.Read(rows, Path, Limits), "", isInBody: true);
            default:
                var message = $"raw must be text, or a list of rows, not {raw.Kind}.";
                return BadRequest($"{Path}: {message}", new ErrorPlace(Path, message, raw.Position.Line, raw.Position.Column));
        }
    }

    private async Task<IResult> ConvertGistAsync(NotationValue id, HttpResponse response, CancellationToken cancellationToken)
    {
        if (id is not NotationText given)
        {
            var message = $"id must be text, not {id.Kind}.";
            return BadRequest($"$.id: {message}", new ErrorPlace("$.id", message, id.Position.Line, id.Position.Column));
        }

        try
        {
            var layout = await gists.GetAsync(given.Value, cancellationToken);
            return AnswerTo(KleReader.Read(layout, "$", Limits), "in the gist, ", isInBody: false);
        }
        catch (GistException exception)
        {
            if (exception.RetryAfter is { } wait)
            {
                response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
            }

            return new ErrorResult(exception.StatusCode, exception.Message);
        }
    }

    private static IResult AnswerTo(KleReading reading, string where, bool isInBody)
    {
        if (reading.Layout is { } layout)
        {
            return new JsonAnswer<KeyboardInfo>(KeyboardInfo.Of(layout), GatewayJson.Readable.KeyboardInfo);
        }

        var first = reading.Errors[0];
        var rest = reading.Errors.Length > 1 ? $" ({reading.Errors.Length - 1} more in errors)" : "";
        return BadRequest(
            $"Could not parse KLE raw data: {where}{first.Path}: {first.Message}{rest}",
            [.. reading.Errors.Select(error => new ErrorPlace(
                error.Path, error.Message, isInBody ? error.Position.Line : null, isInBody ? error.Position.Column : null))]);
    }

    // What Python takes for false, and api.qmk.fm therefore for nothing.
    private static bool IsNothing(NotationValue body) => body is NotationNull
        or NotationFlag { Value: false }
        or NotationNumber { Value: 0 }
        or NotationText { Value: "" }
        or NotationList { Items.Length: 0 }
        or NotationObject { Members.Count: 0 };

    private static ErrorResult NeitherIdNorRaw() => BadRequest("You must supply either \"id\" or \"raw\" labels.");

    private static ErrorResult BadRequest(string message, params ErrorPlace[] places) =>
        new(StatusCodes.Status400BadRequest, message, places.Length > 0 ? places : null);
}
