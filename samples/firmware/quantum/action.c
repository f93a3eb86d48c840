// SPDX-License-Identifier: Apache-2.0
#include "action.h"

#include "bootloader.h"
#include "layers.h"
#include "matrix.h"
#include "quantum_keycodes.h"
#include "report.h"
#include "timer.h"

// What each key was when it went down: it must be the same when it comes up, whatever the layers are by then.
static uint16_t pressed_keycodes[MATRIX_ROWS][MATRIX_COLS];

// The key that may become a tap or a hold.
static struct {
    bool undecided;
    uint8_t row;
    uint8_t column;
    uint16_t keycode;
    uint16_t pressed_at;
} tapping;

static bool in_range(uint16_t keycode, uint16_t first, uint16_t last) {
    return keycode >= first && keycode <= last;
}

static bool is_tap_hold(uint16_t keycode) {
    return in_range(keycode, QK_MOD_TAP, QK_LAYER_TAP_MAX);
}

// The byte of a HID report has left modifiers in its lower half, right ones in its upper half.
static uint8_t report_modifiers(uint16_t keycode) {
    uint8_t modifiers = keycode >> 8 & 0x0F;
    return keycode & 0x1000 ? modifiers << 4 : modifiers;
}

static void switch_layer(uint16_t keycode, bool pressed) {
    uint8_t layer = keycode & 0x1F;
    if (in_range(keycode, QK_MOMENTARY, QK_MOMENTARY_MAX)) {
        (pressed ? layer_on : layer_off)(layer);
    } else if (!pressed) {
        return;
    } else if (in_range(keycode, QK_TO, QK_TO_MAX)) {
        layer_move(layer);
    } else if (in_range(keycode, QK_DEF_LAYER, QK_DEF_LAYER_MAX)) {
        layer_set_default(layer);
    } else if (in_range(keycode, QK_TOGGLE_LAYER, QK_TOGGLE_LAYER_MAX)) {
        layer_toggle(layer);
    }
}

static void perform(uint16_t keycode, bool pressed) {
    if (keycode <= QK_BASIC_MAX) {
        report_key(keycode, pressed);
    } else if (keycode <= QK_MODS_MAX) {
        report_modifier_bits(report_modifiers(keycode), pressed);
        report_key(keycode & 0xFF, pressed);
    } else if (in_range(keycode, QK_TO, QK_TOGGLE_LAYER_MAX)) {
        switch_layer(keycode, pressed);
    } else if (keycode == QK_BOOTLOADER && pressed) {
        report_clear();
        report_send();
        bootloader_jump();
    }
    report_send();
}

static void perform_hold(uint16_t keycode, bool pressed) {
    if (keycode <= QK_MOD_TAP_MAX) {
        report_modifier_bits(report_modifiers(keycode), pressed);
        report_send();
    } else if (pressed) {
        layer_on(keycode >> 8 & 0x0F);
    } else {
        layer_off(keycode >> 8 & 0x0F);
    }
}

static void decide_hold(void) {
    tapping.undecided = false;
    perform_hold(tapping.keycode, true);
}

void action_tap(uint16_t keycode) {
    if (is_tap_hold(keycode)) {
        keycode &= 0xFF;
    }
    perform(keycode, true);
    perform(keycode, false);
}

static void press(uint8_t row, uint8_t column) {
    // Whoever presses a second key means to hold the first. Decide before looking the second up: the layer may change.
    if (tapping.undecided) {
        decide_hold();
    }
    uint16_t keycode = layers_keycode(row, column);
    pressed_keycodes[row][column] = keycode;
    if (!is_tap_hold(keycode)) {
        perform(keycode, true);
        return;
    }
    tapping.undecided = true;
    tapping.row = row;
    tapping.column = column;
    tapping.keycode = keycode;
    tapping.pressed_at = timer_read();
}

static void release(uint8_t row, uint8_t column) {
    uint16_t keycode = pressed_keycodes[row][column];
    if (!is_tap_hold(keycode)) {
        perform(keycode, false);
    } else if (tapping.undecided && tapping.row == row && tapping.column == column) {
        tapping.undecided = false;
        action_tap(keycode);
    } else {
        perform_hold(keycode, false);
    }
}

void action_key_event(uint8_t row, uint8_t column, bool pressed) {
    (pressed ? press : release)(row, column);
}

void action_task(void) {
    if (tapping.undecided && timer_elapsed(tapping.pressed_at) >= TAPPING_TERM) {
        decide_hold();
    }
}
