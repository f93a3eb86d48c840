// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Number of layers of the keymap.
uint8_t keymap_layer_count(void);

// The keycode of a key on a layer, which must exist.
uint16_t keymap_keycode(uint8_t layer, uint8_t row, uint8_t column);

#if NUM_ENCODERS > 0
// The keycode of an encoder on a layer; KC_TRNS for a layer on which the keymap says nothing about encoders.
uint16_t keymap_encoder_keycode(uint8_t layer, uint8_t encoder, bool clockwise);
#endif
