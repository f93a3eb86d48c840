// SPDX-License-Identifier: Apache-2.0
#include "layers.h"

#include "keymap_introspection.h"
#include "quantum_keycodes.h"

#define LAYER_BIT(layer) ((uint32_t)1 << (layer))

static uint32_t active_layers;
static uint8_t default_layer;

void layer_on(uint8_t layer) {
    active_layers |= LAYER_BIT(layer);
}

void layer_off(uint8_t layer) {
    active_layers &= ~LAYER_BIT(layer);
}

void layer_toggle(uint8_t layer) {
    active_layers ^= LAYER_BIT(layer);
}

void layer_move(uint8_t layer) {
    active_layers = LAYER_BIT(layer);
}

void layer_set_default(uint8_t layer) {
    if (layer < keymap_layer_count()) {
        default_layer = layer;
    }
}

static bool is_active(uint8_t layer) {
    return layer == default_layer || (active_layers & LAYER_BIT(layer)) != 0;
}

uint16_t layers_keycode(uint8_t row, uint8_t column) {
    for (uint8_t layer = keymap_layer_count(); layer-- > 0;) {
        if (is_active(layer)) {
            uint16_t keycode = keymap_keycode(layer, row, column);
            if (keycode != KC_TRANSPARENT) {
                return keycode;
            }
        }
    }
    return KC_NO;
}

#if NUM_ENCODERS > 0
uint16_t layers_encoder_keycode(uint8_t encoder, bool clockwise) {
    for (uint8_t layer = keymap_layer_count(); layer-- > 0;) {
        if (is_active(layer)) {
            uint16_t keycode = keymap_encoder_keycode(layer, encoder, clockwise);
            if (keycode != KC_TRANSPARENT) {
                return keycode;
            }
        }
    }
    return KC_NO;
}
#endif
