// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#include "gpio.h"

#define NUM_DIRECTIONS 2
#define ENCODER_CCW_CW(ccw, cw) { (ccw), (cw) }

typedef struct {
    pin_t pins[2];
    uint8_t resolution; // pulses from one detent to the next
} encoder_t;

#if NUM_ENCODERS > 0
// Generated from encoder.rotary of keyboard.json.
extern const encoder_t encoders[NUM_ENCODERS];
#endif

void encoder_init(void);

// Reads all encoders and sends the keycodes of those that were turned by a detent.
void encoder_task(void);
