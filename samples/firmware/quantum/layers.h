// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdbool.h>
#include <stdint.h>

void layer_on(uint8_t layer);
void layer_off(uint8_t layer);
void layer_toggle(uint8_t layer);

// Turns on this layer and turns off all others, except for the default one.
void layer_move(uint8_t layer);

// Makes this the layer that is used where no other says anything.
void layer_set_default(uint8_t layer);

// The keycode of a key: that of the highest active layer on which it is not transparent.
uint16_t layers_keycode(uint8_t row, uint8_t column);

#if NUM_ENCODERS > 0
uint16_t layers_encoder_keycode(uint8_t encoder, bool clockwise);
#endif
