// SPDX-License-Identifier: Apache-2.0
#include "timer.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#define PRESCALER 64
#define TICKS_PER_MS (F_CPU / PRESCALER / 1000)

static volatile uint16_t milliseconds;

ISR(TIMER0_COMPA_vect) {
    milliseconds++;
}

void timer_init(void) {
    OCR0A = TICKS_PER_MS - 1;
    TCCR0A = _BV(WGM01);
    TCCR0B = _BV(CS01) | _BV(CS00);
    TIMSK0 = _BV(OCIE0A);
}

uint16_t timer_read(void) {
    uint16_t now;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        now = milliseconds;
    }
    return now;
}

uint16_t timer_elapsed(uint16_t since) {
    return timer_read() - since;
}
