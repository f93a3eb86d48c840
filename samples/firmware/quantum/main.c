// SPDX-License-Identifier: Apache-2.0
#include "action.h"
#include "bootloader.h"
#include "debounce.h"
#include "encoder.h"
#include "matrix.h"
#include "report.h"
#include "timer.h"
#include "usb.h"

static matrix_row_t matrix[MATRIX_ROWS];

static void keyboard_task(void) {
    static matrix_row_t raw[MATRIX_ROWS];
    static matrix_row_t known[MATRIX_ROWS];

    matrix_scan(raw);
    if (!debounce(raw, matrix)) {
        return;
    }
    for (uint8_t row = 0; row < MATRIX_ROWS; row++) {
        matrix_row_t changes = matrix[row] ^ known[row];
        for (uint8_t column = 0; changes != 0; column++, changes >>= 1) {
            if (changes & 1) {
                action_key_event(row, column, (matrix[row] & MATRIX_BIT(column)) != 0);
            }
        }
        known[row] = matrix[row];
    }
}

#ifdef LED_CAPS_LOCK_PIN
static void indicator_task(void) {
    gpio_set_output((pin_t)LED_CAPS_LOCK_PIN, (usb_leds() & USB_LED_CAPS_LOCK) != 0);
}
#else
static void indicator_task(void) {}
#endif

int main(void) {
    bootloader_leave();
    timer_init();
    matrix_init();
    encoder_init();
    usb_init();

    for (;;) {
        keyboard_task();
        encoder_task();
        action_task();
        // Also sends again what the host could not take the last time.
        report_send();
        usb_task();
        indicator_task();
    }
}
