// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Adds a basic keycode to what the host will be told is held, or removes it.
void report_key(uint8_t keycode, bool pressed);

// The same for modifiers, as they stand in the first byte of a keyboard report. Those that several keys hold stay
// until the last of them is released.
void report_modifier_bits(uint8_t modifiers, bool pressed);

void report_clear(void);

// Tells the host, if there is anything new.
void report_send(void);
