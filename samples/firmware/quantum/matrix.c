// SPDX-License-Identifier: Apache-2.0
#include "matrix.h"

#include <string.h>
#include <util/delay.h>

// Diodes let current flow one way only, so the lines on their cathode side are pulled low one after the other while
// those on the other side are read.
#if defined(DIODES_COL2ROW)
#    define driven_pins row_pins
#    define read_pins column_pins
#    define DRIVEN MATRIX_ROWS
#    define READ MATRIX_COLS
#    define ROW_OF(driven, read) (driven)
#    define COLUMN_OF(driven, read) (read)
#elif defined(DIODES_ROW2COL)
#    define driven_pins column_pins
#    define read_pins row_pins
#    define DRIVEN MATRIX_COLS
#    define READ MATRIX_ROWS
#    define ROW_OF(driven, read) (read)
#    define COLUMN_OF(driven, read) (driven)
#else
#    error "diode_direction must be COL2ROW or ROW2COL."
#endif

// Lines need some time to follow, through the resistance of the pull-ups and the capacitance of the wires.
#define SETTLE_US 5
#define RECOVER_US 30

void matrix_init(void) {
    for (uint8_t driven = 0; driven < DRIVEN; driven++) {
        gpio_set_input_high(driven_pins[driven]);
    }
    for (uint8_t read = 0; read < READ; read++) {
        gpio_set_input_high(read_pins[read]);
    }
}

void matrix_scan(matrix_row_t matrix[MATRIX_ROWS]) {
    memset(matrix, 0, sizeof(matrix_row_t) * MATRIX_ROWS);
    for (uint8_t driven = 0; driven < DRIVEN; driven++) {
        gpio_set_output_low(driven_pins[driven]);
        _delay_us(SETTLE_US);
        bool any = false;
        for (uint8_t read = 0; read < READ; read++) {
            if (!gpio_read(read_pins[read])) {
                matrix[ROW_OF(driven, read)] |= MATRIX_BIT(COLUMN_OF(driven, read));
                any = true;
            }
        }
        gpio_set_input_high(driven_pins[driven]);
        if (any) {
            _delay_us(RECOVER_US);
        }
    }
}
