using KeymapBakery.Compiler.Baking.Patching;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Patching;

public sealed class PlainKeycodeTests
{
    [Theory]
    [InlineData("KC_A")]
    [InlineData("_______")]
    [InlineData("XXXXXXX")]
    [InlineData("LT(1, KC_SPC)")]
    [InlineData("MT(MOD_LCTL | MOD_LSFT, KC_A)")]
    [InlineData("ANY(QK_KB_0 + 1)")]
    [InlineData("ANY((1 << 8) | 0x04)")]
    [InlineData("TD(0)")]
    public void An_expression_of_names_numbers_and_operators_is_plain(string keycode) => PlainKeycode.Is(keycode).ShouldBeTrue();

    [Theory]
    [InlineData("KC_A}")]
    [InlineData("KC_A; int x")]
    [InlineData("ANY(KC_A)KC_B(KC_C)")]
    [InlineData(")(")]
    [InlineData("LT(1")]
    [InlineData("\"text\"")]
    [InlineData("'a'")]
    [InlineData("KC_A // KC_B")]
    [InlineData("KC_A\n#include \"x\"")]
    [InlineData("KC_A \\")]
    [InlineData("__COUNTER__")]
    [InlineData("_Pragma(x)")]
    [InlineData("KC_A + __LINE__")]
    [InlineData("[1] = 2")]
    [InlineData("x ? y : z")]
    [InlineData("KC_\u00C4")]
    public void What_may_be_more_is_not(string keycode) => PlainKeycode.Is(keycode).ShouldBeFalse();
}
