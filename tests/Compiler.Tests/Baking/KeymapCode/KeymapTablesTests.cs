using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.KeymapCode;

/// <summary>The expected tables are what <c>qmk json2c</c> of QMK (February 2026) wrote for the same keymaps.</summary>
public sealed class KeymapTablesTests
{
    [Fact]
    public void Layers_are_written_as_they_are_without_ANY()
    {
        Write("""
            {"layout":"LAYOUT_all","layers":[["KC_A","ANY(LT(1, KC_B))","ANY()","ANY(KC_C","_______"],["LSFT(KC_ä)"],[]]}
            """).Layers.ShouldBe("""
            const uint16_t PROGMEM keymaps[][MATRIX_ROWS][MATRIX_COLS] = {
                [0] = LAYOUT_all(KC_A, LT(1, KC_B), , ANY(KC_C, _______),
                [1] = LAYOUT_all(LSFT(KC_ä)),
                [2] = LAYOUT_all()
            };
            """);
    }

    [Fact]
    public void Encoders_turn_counterclockwise_first()
    {
        Write("""
            {"layout":"LAYOUT","layers":[],
            "encoders":[[{"ccw":"KC_VOLD","cw":"ANY(KC_VOLU)"},{"cw":"KC_1","ccw":"KC_2"}],[]]}
            """).Encoders.ShouldBe("""
            #if defined(ENCODER_ENABLE) && defined(ENCODER_MAP_ENABLE)
            const uint16_t PROGMEM encoder_map[][NUM_ENCODERS][NUM_DIRECTIONS] = {
                [0] = {ENCODER_CCW_CW(KC_VOLD, KC_VOLU), ENCODER_CCW_CW(KC_2, KC_1)},
                [1] = {}
            };
            #endif // defined(ENCODER_ENABLE) && defined(ENCODER_MAP_ENABLE)
            """);
    }

    [Fact]
    public void Dip_switches_are_off_first()
    {
        Write("""
            {"layout":"LAYOUT","layers":[],"dip_switches":[{"on":"KC_1","off":"ANY(KC_2)"},{"on":"KC_3","off":"KC_4"}]}
            """).DipSwitches.ShouldBe("""
            #if defined(DIP_SWITCH_ENABLE) && defined(DIP_SWITCH_MAP_ENABLE)
            const uint16_t PROGMEM dip_switch_map[NUM_DIP_SWITCHES][NUM_DIP_STATES] = {
                DIP_SWITCH_OFF_ON(KC_2, KC_1),
                DIP_SWITCH_OFF_ON(KC_4, KC_3)
            };
            #endif // defined(DIP_SWITCH_ENABLE) && defined(DIP_SWITCH_MAP_ENABLE)
            """);
    }

    [Theory]
    [InlineData("""["a\\b\"c\nd\te\r\nf\rg",{"action":"beep"},{"action":"delay","duration":10},"x","y"]""",
        """ "a\\b\"c\nd\te\nf\ng\a"SS_DELAY(10)"xy" """)]
    [InlineData("""[{"action":"tap","keycodes":["A"]},{"action":"tap","keycodes":["LCTL","LALT","DEL"]},{"action":"tap","keycodes":[]}]""",
        "SS_TAP(X_A)SS_DOWN(X_LCTL)SS_DOWN(X_LALT)SS_TAP(X_DEL)SS_UP(X_LALT)SS_UP(X_LCTL)")]
    [InlineData("""[{"action":"down","keycodes":["A","B"]},{"action":"up","keycodes":["B"]}]""", "SS_DOWN(X_A)SS_DOWN(X_B)SS_UP(X_B)")]
    [InlineData("""["ends with \"","next"]""", """ "ends with \"next" """)]
    [InlineData("[]", "")]
    public void A_macro_is_one_string_of_all_its_steps(string macro, string expected)
    {
        Write($$"""{"layout":"LAYOUT","layers":[],"macros":[{{macro}}]}""").Macros.ShouldBe($$"""
            bool process_record_user(uint16_t keycode, keyrecord_t *record) {
                if (record->event.pressed) {
                    switch (keycode) {
                        case QK_MACRO_0:
                            SEND_STRING({{expected.Trim()}});
                            return false;
                    }
                }

                return true;
            };

            """);
    }

    [Fact]
    public void Empty_tables_are_tables_and_missing_ones_are_none()
    {
        var empty = Write("""{"layout":"LAYOUT","layers":[],"encoders":[],"dip_switches":[],"macros":[]}""");
        empty.Layers.ShouldEndWith("= {\n};");
        empty.Encoders!.ShouldContain("= {\n};\n#endif");
        empty.DipSwitches!.ShouldContain("= {\n};\n#endif");
        empty.Macros!.ShouldContain("switch (keycode) {\n        }\n");

        var none = Write("""{"layout":"LAYOUT","layers":[]}""");
        (none.Encoders, none.DipSwitches, none.Macros).ShouldBe((null, null, null));
    }

    [Theory]
    [InlineData("""[]""", "$ is not an object")]
    [InlineData("""{"layers":[]}""", "$ has no member layout")]
    [InlineData("""{"layout":"LAYOUT"}""", "$ has no member layers")]
    [InlineData("""{"layout":"LAYOUT\n","layers":[]}""", "$.layout is not a name that every firmware takes for a layout")]
    [InlineData("""{"layout":"LAYOUT_Big","layers":[]}""", "$.layout is not a name that every firmware takes for a layout")]
    [InlineData("""{"layout":"LAYOUT","layers":null}""", "$.layers is not an array")]
    [InlineData("""{"layout":"LAYOUT","layers":[null]}""", "$.layers[0] is not an array")]
    [InlineData("""{"layout":"LAYOUT","layers":[["KC_A",null]]}""", "$.layers[0][1] is not a string")]
    [InlineData("""{"layout":"LAYOUT","layers":[["\ud800"]]}""", "a string holds half of a surrogate pair")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"layers":[]}""", "an object has a member twice")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"notes":null}""", "$.notes is not a string")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"keymap":""}""", "$.keymap is not 1 to 250 characters long")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"encoders":null}""", "$.encoders is not an array")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"encoders":[[{"cw":"KC_A"}]]}""", "$.encoders[0][0] has no member ccw")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"macros":[[1]]}""", "$.macros[0][0] is not an object")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"macros":[[{"keycodes":["A"]}]]}""", "$.macros[0][0] has no member action")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"macros":[[{"action":"hold","keycodes":["A"]}]]}""",
        "$.macros[0][0].action is none of beep, delay, down, tap and up")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"macros":[[{"action":"delay","duration":10.0}]]}""",
        "$.macros[0][0].duration is not written as an unsigned integer")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"macros":[[{"action":"beep","loud":true}]]}""",
        "$.macros[0][0] has a member that the firmware does not know")]
    [InlineData("""{"layout":"LAYOUT","layers":[["__MACRO_OUTPUT_GOES_HERE__"]]}""",
        "a keycode or macro holds __MACRO_OUTPUT_GOES_HERE__, which may mean something else in every build")]
    [InlineData("""{"layout":"LAYOUT","layers":[],"macros":[["__MACRO_OUTPUT_","GOES_HERE__"]]}""",
        "a keycode or macro holds __MACRO_OUTPUT_GOES_HERE__, which may mean something else in every build")]
    [InlineData("""{"layout":"LAYOUT","layers":[["QMK_KEYMAP[0]"]]}""",
        "a keycode or macro holds QMK_KEYMAP, which may mean something else in every build")]
    public void What_is_not_certain_is_not_written(string keymap, string expected)
    {
        KeymapTables.TryWrite(JsonElement.Parse(keymap), out var tables, out var reason).ShouldBeFalse();

        tables.ShouldBeNull();
        reason.ShouldBe(expected);
    }

    private static KeymapTables Write(string keymap)
    {
        KeymapTables.TryWrite(JsonElement.Parse(keymap), out var tables, out var reason).ShouldBeTrue(reason);
        return tables!;
    }
}
