// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdbool.h>
#include <stdint.h>

// A key of the matrix went down or up.
void action_key_event(uint8_t row, uint8_t column, bool pressed);

// Presses and releases a keycode at once, for what has no "held": an encoder.
void action_tap(uint16_t keycode);

// Decides about a key that is one thing when tapped and another when held, once it has been down for long enough.
void action_task(void);
