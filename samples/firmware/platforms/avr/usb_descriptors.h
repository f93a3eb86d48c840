// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

#define CONTROL_ENDPOINT_SIZE 32
#define KEYBOARD_ENDPOINT 1
#define CONSUMER_ENDPOINT 2
#define HID_ENDPOINT_SIZE 8

enum interfaces { KEYBOARD_INTERFACE, CONSUMER_INTERFACE, NUM_INTERFACES };

// Finds a descriptor in flash by the wValue and wIndex of GET_DESCRIPTOR. Returns its length, or 0 when there is none.
uint8_t usb_descriptor(uint16_t value, uint16_t index, const uint8_t **address);
