// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdbool.h>

#include "matrix.h"

// Takes over what was read once nothing has changed for DEBOUNCE milliseconds. Returns whether that happened.
bool debounce(const matrix_row_t raw[MATRIX_ROWS], matrix_row_t stable[MATRIX_ROWS]);
