using KeymapBakery.ApiBench;

try
{
    return await new BenchCommand(BenchOptions.Parse(args)).RunAsync();
}
catch (FormatException mistake)
{
    Console.Error.WriteLine(
        $"""
        ApiBench: {mistake.Message}
        usage: ApiBench --api URL --keymap FILE [--rounds N] [--seconds N] [--warm-up N]
                        [--original DIR [--modules DIR:DIR] [--app MODULE:NAME]]
        """);
    return 2;
}
catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidOperationException)
{
    Console.Error.WriteLine($"ApiBench: {exception.Message}");
    return 1;
}
