// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keycodes.h"

// A keycode has 16 bits. Those above the basic ones are ranges with arguments in their lower bits.
enum keycode_ranges {
    QK_BASIC_MAX = 0x00FF,
    QK_MODS = 0x0100, // 5 bits of modifiers, 8 of a basic keycode
    QK_MODS_MAX = 0x1FFF,
    QK_MOD_TAP = 0x2000, // the same, with the modifiers while held and the keycode when tapped
    QK_MOD_TAP_MAX = 0x3FFF,
    QK_LAYER_TAP = 0x4000, // 4 bits of a layer while held, 8 of a basic keycode when tapped
    QK_LAYER_TAP_MAX = 0x4FFF,
    QK_TO = 0x5200, // 5 bits of a layer, as in the three below
    QK_TO_MAX = 0x521F,
    QK_MOMENTARY = 0x5220,
    QK_MOMENTARY_MAX = 0x523F,
    QK_DEF_LAYER = 0x5240,
    QK_DEF_LAYER_MAX = 0x525F,
    QK_TOGGLE_LAYER = 0x5260,
    QK_TOGGLE_LAYER_MAX = 0x527F,
    QK_BOOTLOADER = 0x7C00,
    QK_BOOT = QK_BOOTLOADER,
};

// Modifiers in 5 bits: the fifth says that they are those of the right hand.
enum modifiers {
    MOD_LCTL = 0x01,
    MOD_LSFT = 0x02,
    MOD_LALT = 0x04,
    MOD_LGUI = 0x08,
    MOD_RCTL = 0x11,
    MOD_RSFT = 0x12,
    MOD_RALT = 0x14,
    MOD_RGUI = 0x18,
};

#define LCTL(kc) (QK_MODS | (MOD_LCTL << 8) | (kc))
#define LSFT(kc) (QK_MODS | (MOD_LSFT << 8) | (kc))
#define LALT(kc) (QK_MODS | (MOD_LALT << 8) | (kc))
#define LGUI(kc) (QK_MODS | (MOD_LGUI << 8) | (kc))
#define RCTL(kc) (QK_MODS | (MOD_RCTL << 8) | (kc))
#define RSFT(kc) (QK_MODS | (MOD_RSFT << 8) | (kc))
#define RALT(kc) (QK_MODS | (MOD_RALT << 8) | (kc))
#define RGUI(kc) (QK_MODS | (MOD_RGUI << 8) | (kc))
#define C(kc) LCTL(kc)
#define S(kc) LSFT(kc)
#define A(kc) LALT(kc)
#define G(kc) LGUI(kc)

#define MT(mod, kc) (QK_MOD_TAP | (((mod) & 0x1F) << 8) | ((kc) & 0xFF))
#define LCTL_T(kc) MT(MOD_LCTL, kc)
#define LSFT_T(kc) MT(MOD_LSFT, kc)
#define LALT_T(kc) MT(MOD_LALT, kc)
#define LGUI_T(kc) MT(MOD_LGUI, kc)
#define RCTL_T(kc) MT(MOD_RCTL, kc)
#define RSFT_T(kc) MT(MOD_RSFT, kc)
#define RALT_T(kc) MT(MOD_RALT, kc)
#define RGUI_T(kc) MT(MOD_RGUI, kc)
#define CTL_T(kc) LCTL_T(kc)
#define SFT_T(kc) LSFT_T(kc)

#define LT(layer, kc) (QK_LAYER_TAP | (((layer) & 0x0F) << 8) | ((kc) & 0xFF))
#define TO(layer) (QK_TO | ((layer) & 0x1F))
#define MO(layer) (QK_MOMENTARY | ((layer) & 0x1F))
#define DF(layer) (QK_DEF_LAYER | ((layer) & 0x1F))
#define TG(layer) (QK_TOGGLE_LAYER | ((layer) & 0x1F))

// What shift makes of the keys of a US keyboard.
#define KC_TILD S(KC_GRAVE)
#define KC_EXLM S(KC_1)
#define KC_AT S(KC_2)
#define KC_HASH S(KC_3)
#define KC_DLR S(KC_4)
#define KC_PERC S(KC_5)
#define KC_CIRC S(KC_6)
#define KC_AMPR S(KC_7)
#define KC_ASTR S(KC_8)
#define KC_LPRN S(KC_9)
#define KC_RPRN S(KC_0)
#define KC_UNDS S(KC_MINUS)
#define KC_PLUS S(KC_EQUAL)
#define KC_LCBR S(KC_LEFT_BRACKET)
#define KC_RCBR S(KC_RIGHT_BRACKET)
#define KC_PIPE S(KC_BACKSLASH)
#define KC_COLN S(KC_SEMICOLON)
#define KC_DQUO S(KC_QUOTE)
#define KC_LABK S(KC_COMMA)
#define KC_RABK S(KC_DOT)
#define KC_QUES S(KC_SLASH)
