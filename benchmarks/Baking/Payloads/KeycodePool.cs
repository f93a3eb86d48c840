using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.BakingBench.Payloads;

/// <summary>Keycodes that a firmware tree knows, to choose from.</summary>
internal sealed class KeycodePool
{
    private static readonly string[] Plain =
    [
        .. Enumerable.Range('A', 26).Select(letter => $"KC_{(char)letter}"),
        .. Enumerable.Range(0, 10).Select(digit => $"KC_{digit}"),
        .. Enumerable.Range(1, 24).Select(number => $"KC_F{number}"),
        "KC_ENT", "KC_ESC", "KC_BSPC", "KC_TAB", "KC_SPC", "KC_MINS", "KC_EQL", "KC_LBRC", "KC_RBRC", "KC_BSLS", "KC_SCLN", "KC_QUOT",
        "KC_GRV", "KC_COMM", "KC_DOT", "KC_SLSH", "KC_CAPS", "KC_PSCR", "KC_SCRL", "KC_PAUS", "KC_INS", "KC_HOME", "KC_PGUP", "KC_DEL",
        "KC_END", "KC_PGDN", "KC_RGHT", "KC_LEFT", "KC_DOWN", "KC_UP", "KC_LCTL", "KC_LSFT", "KC_LALT", "KC_LGUI", "KC_RCTL", "KC_RSFT",
        "KC_RALT", "KC_RGUI", "KC_MUTE", "KC_VOLU", "KC_VOLD", "KC_MPLY", "KC_MNXT", "KC_MPRV", "KC_P0", "KC_P1", "KC_PDOT", "KC_PENT",
        "KC_NUM", "KC_APP", "KC_CALC", "KC_MAIL", "KC_BRIU", "KC_BRID", "KC_NUHS", "KC_NUBS", "KC_NO", "KC_LBRACKET", "XXXXXXX",
        "QK_BOOT", "QK_RBT", "DB_TOGG", "EE_CLR", "NK_TOGG", "GU_TOGG", "CL_SWAP", "AG_NORM", "BL_TOGG", "BL_STEP", "UG_TOGG", "UG_NEXT",
        "UG_HUEU", "UG_VALD", "RM_TOGG", "RM_NEXT", "RM_HUEU", "RM_SPDD", "LM_TOGG", "LM_BRIU", "MS_UP", "MS_BTN1", "MS_WHLD", "AU_TOGG",
        "CK_TOGG", "CW_TOGG", "AS_TOGG", "QK_REP", "QK_AREP", "QK_LOCK", "QK_LLCK", "SC_LSPO", "SC_RCPC", "QK_LEAD", "TL_LOWR", "TL_UPPR",
        "DM_REC1", "KO_TOGG", "CM_TOGG", "SH_TOGG", "JS_0", "PB_1", "QK_KB_0", "QK_USER_1", "MI_C", "VK_TOGG",
    ];

    // A function and the range of keycodes it makes. {0} is a basic keycode, {1} a layer.
    private static readonly (string Function, string Range)[] Functions =
    [
        ("LCTL({0})", "QK_MODS"), ("LSFT({0})", "QK_MODS"), ("LALT(LGUI({0}))", "QK_MODS"),
        ("LSFT_T({0})", "QK_MOD_TAP"), ("RCTL_T({0})", "QK_MOD_TAP"),
        ("LT({1}, {0})", "QK_LAYER_TAP"), ("MO({1})", "QK_MOMENTARY"), ("TG({1})", "QK_TOGGLE_LAYER"), ("TO({1})", "QK_TO"),
        ("DF({1})", "QK_DEF_LAYER"), ("OSL({1})", "QK_ONE_SHOT_LAYER"), ("TT({1})", "QK_LAYER_TAP_TOGGLE"),
        ("LM({1}, MOD_LALT)", "QK_LAYER_MOD"), ("OSM(MOD_LSFT)", "QK_ONE_SHOT_MOD"), ("OSM(MOD_LCTL | MOD_RGUI)", "QK_ONE_SHOT_MOD"),
        // Spellings of QMK's own headers; what has one-shot modifiers has those.
        ("MT(MOD_RALT | MOD_LSFT, {0})", "QK_ONE_SHOT_MOD"), ("HYPR_T({0})", "QK_ONE_SHOT_MOD"), ("MEH({0})", "QK_ONE_SHOT_MOD"),
        ("ANY(RSFT({0}))", "QK_ONE_SHOT_MOD"), ("SH_T({0})", "QK_SWAP_HANDS"),
    ];

    private readonly ImmutableArray<string> _plain;
    private readonly ImmutableArray<string> _basic;
    private readonly ImmutableArray<string> _functions;

    /// <summary>Keeps those that the tree knows, and adds the keycodes of one keyboard or keymap.</summary>
    public KeycodePool(MergedFirmware firmware, IEnumerable<string> added)
    {
        var known = firmware.Constants
            .Where(constants => constants.Key.StartsWith("keycodes_0", StringComparison.Ordinal))
            .Select(constants => Encoding.UTF8.GetString(constants.Value))
            .ToList();
        bool IsKnown(string name) => known.Any(text => text.Contains($"\"{name}\"", StringComparison.Ordinal));
        var plain = Plain.Where(IsKnown).ToList();
        _basic = [.. plain.Where(name => name is ['K', 'C', '_', _] or "KC_ENT" or "KC_SPC")];
        // Named three times, so that the few keycodes of one keyboard are met among the many of all.
        _plain = [.. plain, .. Enumerable.Repeat(added, 3).SelectMany(names => names)];
        _functions = [.. Functions.Where(function => IsKnown(function.Range)).Select(function => function.Function)];
    }

    /// <summary>A keycode for one key.</summary>
    public string Pick(Dice dice, int layer, int layers) => dice.Next(10) switch
    {
        < 2 when layer > 0 => "KC_TRNS",
        < 3 => string.Format(
            CultureInfo.InvariantCulture, dice.Pick(_functions), dice.Pick(_basic), dice.Next(Math.Min(layers, 16))),
        _ => dice.Pick(_plain),
    };
}
