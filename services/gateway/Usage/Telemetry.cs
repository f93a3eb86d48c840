using System.Text.Json;
using System.Text.RegularExpressions;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Protos.Jobs.V1;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Usage;

/// <summary>Takes in what command lines report.</summary>
internal sealed partial class Telemetry(JobServiceClient jobs, IOptions<TelemetryOptions> options)
{
    private const int MaxBytes = 16 * 1024;

    private static readonly TelemetryAnswer Thanks = new("Thanks for helping to improve QMK!");

    /// <summary>Answers a report with thanks, also one in which there is nothing to count, or with what is wrong with it.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadAsync(request, MaxBytes, cancellationToken) is not { } posted)
        {
            return new ErrorResult(StatusCodes.Status413PayloadTooLarge, $"The report is larger than {MaxBytes} bytes.");
        }

        TelemetryReport? report;
        try
        {
            report = posted.IsEmpty ? null : JsonSerializer.Deserialize(posted.Span, GatewayJson.Readable.TelemetryReport);
        }
        catch (JsonException exception)
        {
            return Refuse(exception.Path ?? "$", "This cannot be read as a report, which is a JSON object with texts action, keyboard and layout, and location_ok, true or false.");
        }

        if (report is not null && FindMistake(report) is { } mistake)
        {
            return mistake;
        }

        var counted = CountedOf(report ?? new(), request);
        if (counted.Action.Length > 0 || counted.Country.Length > 0)
        {
            await jobs.ReportUsageAsync(counted, cancellationToken);
        }

        return new JsonAnswer<TelemetryAnswer>(Thanks, GatewayJson.Readable.TelemetryAnswer);
    }

    private ReportUsageRequest CountedOf(TelemetryReport report, HttpRequest request)
    {
        var isWhole = report is { Action.Length: > 0, Keyboard.Length: > 0, Layout.Length: > 0 };
        return new ReportUsageRequest
        {
            Action = isWhole ? report.Action : "",
            Keyboard = isWhole ? report.Keyboard : "",
            Layout = isWhole ? report.Layout : "",
            Country = report.LocationOk is true ? CountryOf(request) : "",
        };
    }

    private string CountryOf(HttpRequest request)
    {
        var country = options.Value.CountryHeader.Length > 0 ? request.Headers[options.Value.CountryHeader].ToString() : "";
        return CountryForm().IsMatch(country) ? country : "";
    }

    private static ErrorResult? FindMistake(TelemetryReport report) =>
        report.Action is { Length: > 0 } action && !ActionForm().IsMatch(action) ? Refuse("$.action", "Use up to 32 letters, digits, _ and -.")
        : report.Keyboard is { Length: > 0 } keyboard && !KeyboardForm().IsMatch(keyboard) ? Refuse("$.keyboard", "Use the path of a keyboard, such as crkbd/rev1.")
        : report.Layout is { Length: > 0 } layout && !LayoutForm().IsMatch(layout) ? Refuse("$.layout", "Use the name of a layout, such as LAYOUT_60_ansi.")
        : null;

    private static ErrorResult Refuse(string path, string message) =>
        new(StatusCodes.Status400BadRequest, $"{path}: {message}", [new ErrorPlace(path, message)]);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,32}\z")]
    private static partial Regex ActionForm();

    [GeneratedRegex(@"^(?=.{1,128}\z)[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_][A-Za-z0-9_-]*)*\z")]
    private static partial Regex KeyboardForm();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,127}\z")]
    private static partial Regex LayoutForm();

    // XX is what proxies write when they do not know.
    [GeneratedRegex(@"^(?!XX)[A-Z]{2}\z")]
    private static partial Regex CountryForm();
}
