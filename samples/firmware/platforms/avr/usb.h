// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdbool.h>
#include <stdint.h>

// A keyboard as the boot protocol of HID has it.
typedef struct {
    uint8_t modifiers;
    uint8_t reserved;
    uint8_t keys[6];
} keyboard_report_t;

void usb_init(void);
void usb_detach(void);

// Send a report; false when the host has not configured the keyboard or does not fetch what it was sent before.
bool usb_send_keyboard(const keyboard_report_t *report);
bool usb_send_consumer(uint16_t usage);

#define USB_LED_CAPS_LOCK 0x02

// The LEDs that the host wants to be lit, as in the output report of a keyboard.
uint8_t usb_leds(void);

// Repeats the last keyboard report as often as the host has asked for.
void usb_task(void);
