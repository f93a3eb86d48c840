// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <avr/pgmspace.h>
#include <stdint.h>

#include "encoder.h"
#include "matrix.h"
#include "quantum_keycodes.h"
