using KeymapBakery.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Keyboards;

/// <summary>Picks the firmware branch a request is about.</summary>
internal sealed class BranchSelector(IOptions<GatewayOptions> options)
{
    private readonly Dictionary<string, string> _branchOfHost = new(options.Value.BranchHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>The branch of the query parameter <c>branch</c>, else that of the host name, else empty for the default branch.</summary>
    public string Select(HttpRequest request) =>
        request.Query["branch"].FirstOrDefault(branch => !string.IsNullOrEmpty(branch))
        ?? _branchOfHost.GetValueOrDefault(request.Host.Host, "");
}
