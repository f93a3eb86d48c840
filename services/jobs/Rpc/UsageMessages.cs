using KeymapBakery.Jobs.Usage;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>Between the contract's messages about usage and the types of this service; what is malformed is refused as INVALID_ARGUMENT.</summary>
internal static class UsageMessages
{
    private const int NameLimit = 255;
    private const int CountryLength = 2;

    public static UsageReport Read(ReportUsageRequest request)
    {
        string[] names = [request.Action, request.Keyboard, request.Layout];
        if (names.Any(name => name.Length > NameLimit || name.Any(char.IsControl)))
        {
            throw RpcAnswers.Refuse($"action, keyboard and layout must be at most {NameLimit} characters long and have no control characters.");
        }

        if (names.Any(name => name.Length > 0) && names.Any(name => name.Length == 0))
        {
            throw RpcAnswers.Refuse("action, keyboard and layout must be there together.");
        }

        return request.Country.Length == 0 || (request.Country.Length == CountryLength && request.Country.All(char.IsAsciiLetterUpper))
            ? new UsageReport(request.Action, request.Keyboard, request.Layout, request.Country)
            : throw RpcAnswers.Refuse("country must be two upper-case letters.");
    }

    public static int ReadDays(GetUsageRequest request) => request.Days is >= 1 and <= UsageCounts.MaximumDays
        ? request.Days
        : throw RpcAnswers.Refuse($"days must be between 1 and {UsageCounts.MaximumDays}.");

    public static Protos.Jobs.V1.Usage ToMessage(IEnumerable<KeyboardUse> keyboards, IEnumerable<LocationUse> locations) => new()
    {
        Keyboards =
        {
            keyboards.Select(use => new KeyboardUsage { Keyboard = use.Keyboard, Layout = use.Layout, Jobs = use.Jobs, Reports = use.Reports }),
        },
        Locations = { locations.Select(use => new LocationUsage { Country = use.Country, Reports = use.Reports }) },
    };
}
