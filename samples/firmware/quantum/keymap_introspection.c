// SPDX-License-Identifier: Apache-2.0
// The keymap is included rather than compiled, so that its size is known here.
#include KEYMAP_C

#include "keymap_introspection.h"

#define MAX_LAYERS 32
#define LAYER_COUNT (sizeof(keymaps) / sizeof(uint16_t[MATRIX_ROWS][MATRIX_COLS]))

_Static_assert(LAYER_COUNT <= MAX_LAYERS, "A keymap has 32 layers at most.");

uint8_t keymap_layer_count(void) {
    return LAYER_COUNT;
}

uint16_t keymap_keycode(uint8_t layer, uint8_t row, uint8_t column) {
    return pgm_read_word(&keymaps[layer][row][column]);
}

#if NUM_ENCODERS > 0

#    ifdef ENCODER_MAP_ENABLE
#        define ENCODER_LAYER_COUNT (sizeof(encoder_map) / sizeof(encoder_map[0]))
_Static_assert(ENCODER_LAYER_COUNT <= LAYER_COUNT, "The encoders have more layers than the keys.");

uint16_t keymap_encoder_keycode(uint8_t layer, uint8_t encoder, bool clockwise) {
    return layer < ENCODER_LAYER_COUNT ? pgm_read_word(&encoder_map[layer][encoder][clockwise]) : (uint16_t)KC_TRANSPARENT;
}
#    else
uint16_t keymap_encoder_keycode(uint8_t layer, uint8_t encoder, bool clockwise) {
    (void)layer;
    (void)encoder;
    (void)clockwise;
    return KC_TRANSPARENT;
}
#    endif

#endif
