// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <avr/interrupt.h>
#include <avr/io.h>
#include <stdbool.h>
#include <stdint.h>

// The registers PINx, DDRx and PORTx of a port stand one after the other.
typedef struct {
    volatile uint8_t *port;
    uint8_t mask;
} pin_t;

#define PIN(letter, bit) { &PIN##letter, 1 << (bit) }

static inline bool gpio_read(pin_t pin) {
    return (pin.port[0] & pin.mask) != 0;
}

static inline void gpio_set_input_high(pin_t pin) {
    pin.port[1] &= (uint8_t)~pin.mask;
    pin.port[2] |= pin.mask;
}

static inline void gpio_set_output_low(pin_t pin) {
    pin.port[2] &= (uint8_t)~pin.mask;
    pin.port[1] |= pin.mask;
}

static inline void gpio_set_output(pin_t pin, bool high) {
    if (high) {
        pin.port[2] |= pin.mask;
    } else {
        pin.port[2] &= (uint8_t)~pin.mask;
    }
    pin.port[1] |= pin.mask;
}
