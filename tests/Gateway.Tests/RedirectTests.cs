using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class RedirectTests(RunningGateway gateway)
{
    private const string Script = "https://raw.githubusercontent.com/qmk/qmk_firmware/refs/heads/master/util/env-bootstrap.sh";

    [Theory]
    [InlineData("/install.sh", null)]
    [InlineData("/install.sh", "install.qmk.fm")]
    [InlineData("/", "install.qmk.fm")]
    public async Task The_command_line_is_installed_from_where_QMK_keeps_the_script(string path, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.AbsoluteUri.ShouldBe(Script);
    }
}
