// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

void timer_init(void);

// Milliseconds since start, modulo 2^16.
uint16_t timer_read(void);

// Milliseconds since an earlier timer_read(), at most a minute ago.
uint16_t timer_elapsed(uint16_t since);
