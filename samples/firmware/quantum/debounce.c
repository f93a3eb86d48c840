// SPDX-License-Identifier: Apache-2.0
#include "debounce.h"

#include <string.h>

#include "timer.h"

static matrix_row_t last[MATRIX_ROWS];
static uint16_t changed_at;

bool debounce(const matrix_row_t raw[MATRIX_ROWS], matrix_row_t stable[MATRIX_ROWS]) {
    if (memcmp(raw, last, sizeof(last)) != 0) {
        memcpy(last, raw, sizeof(last));
        changed_at = timer_read();
        return false;
    }
    if (timer_elapsed(changed_at) < DEBOUNCE || memcmp(stable, last, sizeof(last)) == 0) {
        return false;
    }
    memcpy(stable, last, sizeof(last));
    return true;
}
