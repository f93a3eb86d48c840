// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "gpio.h"

#if MATRIX_COLS <= 8
typedef uint8_t matrix_row_t;
#elif MATRIX_COLS <= 16
typedef uint16_t matrix_row_t;
#elif MATRIX_COLS <= 32
typedef uint32_t matrix_row_t;
#else
#    error "A matrix has 32 columns at most."
#endif

#define MATRIX_BIT(column) ((matrix_row_t)1 << (column))

// Where the matrix is wired to; generated from matrix_pins of keyboard.json.
extern const pin_t row_pins[MATRIX_ROWS];
extern const pin_t column_pins[MATRIX_COLS];

void matrix_init(void);

// Reads the switches as they are at this moment, one bit for each that is closed.
void matrix_scan(matrix_row_t matrix[MATRIX_ROWS]);
