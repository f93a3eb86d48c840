using KeymapBakery.Metadata.Merging.CFiles;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Parsers;

public sealed class LedConfigurationTests
{
    private const string Source =
        """
        #include "quantum.h"
        #ifdef RGB_MATRIX_ENABLE // with {, ; and "
        led_config_t g_led_config = { {
            { 1, NO_LED }, /* the LED of the first key is the second */
            { NO_LED, 0x0 }
        }, {
            { 0, 64 }, {224.5f, 0}
        }, {
            LED_FLAG_KEYLIGHT, 2
        } };
        #endif
        void use(void) { g_led_config.flags[0] = 4; }
        """;

    [Fact]
    public void Leds_get_their_place_their_flags_and_their_key()
    {
        var source = Source.Replace("224.5f", "224.5", StringComparison.Ordinal);

        LedConfiguration.Parse(source, 2, 2)!.ToString().ShouldBe(
            "[{'x': 0, 'y': 64, 'flags': 4, 'matrix': [1, 1]}, {'x': 224.5, 'y': 0, 'flags': 2, 'matrix': [0, 0]}]");
    }

    [Theory]
    [InlineData(2, 3, "Unable to parse g_led_config matrix data")]
    [InlineData(3, 2, "Number of columns in row 0 (2) does not match matrix (3)")]
    public void A_definition_that_does_not_fit_the_matrix_is_an_error(int columns, int rows, string message) =>
        Should.Throw<FormatException>(() => LedConfiguration.Parse(Source.Replace(".5f", "", StringComparison.Ordinal), columns, rows)).Message.ShouldBe(message);

    [Theory]
    [InlineData("224.5f", "could not convert string to float: '224.5f'")]
    [InlineData("1u", "invalid literal for int() with base 10: '1u'")]
    public void Numbers_with_suffix_are_errors(string number, string message) =>
        Should.Throw<FormatException>(() => LedConfiguration.Parse(Source.Replace("224.5f", number, StringComparison.Ordinal), 2, 2)).Message.ShouldBe(message);

    [Theory]
    [InlineData("2, 2 } };", "Number of g_led_config physical positions (2) does not match number of flags (3)")]
    [InlineData("} };", "Number of g_led_config physical positions (2) does not match number of flags (1)")]
    public void Counts_must_agree(string end, string message)
    {
        var source = Source.Replace(".5f", "", StringComparison.Ordinal).Replace("2\n} };", end, StringComparison.Ordinal);
        Should.Throw<FormatException>(() => LedConfiguration.Parse(source, 2, 2)).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("extern led_config_t g_led_config;")]
    [InlineData("other_t g_led_config = {{{1}}};")]
    [InlineData("led_config_t g_led_config = { {\n#ifdef X\n{ 0 }\n#endif\n}, { {0,0} }, { 1 } };")]
    [InlineData("#if 0\nled_config_t g_led_config = { { { 0 } }, { {0,0} }, { 1 } };\n#endif")]
    [InlineData("// led_config_t g_led_config = { { { 0 } }, { {0,0} }, { 1 } };")]
    [InlineData("char *text = \"led_config_t g_led_config = {{{0}}, {{0,0}}, {1}}\";")]
    public void Without_readable_definition_there_is_nothing(string source) => LedConfiguration.Parse(source, 1, 1).ShouldBeNull();
}
