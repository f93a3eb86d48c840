// SPDX-License-Identifier: Apache-2.0
#include "encoder.h"

#if NUM_ENCODERS > 0

#    include "action.h"
#    include "layers.h"

// Direction of the step from one state of the two contacts (higher bits) to the next (lower bits), 0 when there is
// none or when one was missed.
static const int8_t steps[16] = { 0, -1, 1, 0, 1, 0, 0, -1, -1, 0, 0, 1, 0, 1, -1, 0 };

static uint8_t state[NUM_ENCODERS];
static int8_t pulses[NUM_ENCODERS];

static uint8_t contacts(const encoder_t *encoder) {
    return (uint8_t)(gpio_read(encoder->pins[0]) << 1 | gpio_read(encoder->pins[1]));
}

void encoder_init(void) {
    for (uint8_t i = 0; i < NUM_ENCODERS; i++) {
        gpio_set_input_high(encoders[i].pins[0]);
        gpio_set_input_high(encoders[i].pins[1]);
        state[i] = contacts(&encoders[i]);
    }
}

void encoder_task(void) {
    for (uint8_t i = 0; i < NUM_ENCODERS; i++) {
        state[i] = (uint8_t)((state[i] << 2 | contacts(&encoders[i])) & 0x0F);
        pulses[i] += steps[state[i]];
        if (pulses[i] >= (int8_t)encoders[i].resolution) {
            pulses[i] = 0;
            action_tap(layers_encoder_keycode(i, true));
        } else if (pulses[i] <= -(int8_t)encoders[i].resolution) {
            pulses[i] = 0;
            action_tap(layers_encoder_keycode(i, false));
        }
    }
}

#else

void encoder_init(void) {}

void encoder_task(void) {}

#endif
