// SPDX-License-Identifier: Apache-2.0
#include "report.h"

#include <avr/pgmspace.h>
#include <string.h>

#include "quantum_keycodes.h"
#include "usb.h"

static keyboard_report_t keyboard;
static keyboard_report_t sent_keyboard;
static uint16_t consumer;
static uint16_t sent_consumer;
static uint8_t modifier_holders[8];

// Usages of the consumer page, in the order of KC_AUDIO_MUTE and those that follow.
static const uint16_t PROGMEM consumer_usages[] = {
    0x0E2, // KC_AUDIO_MUTE
    0x0E9, // KC_AUDIO_VOL_UP
    0x0EA, // KC_AUDIO_VOL_DOWN
    0x0B5, // KC_MEDIA_NEXT_TRACK
    0x0B6, // KC_MEDIA_PREV_TRACK
    0x0B7, // KC_MEDIA_STOP
    0x0CD, // KC_MEDIA_PLAY_PAUSE
    0x183, // KC_MEDIA_SELECT
    0x0B8, // KC_MEDIA_EJECT
    0x18A, // KC_MAIL
    0x192, // KC_CALCULATOR
    0x194, // KC_MY_COMPUTER
    0x221, // KC_WWW_SEARCH
    0x223, // KC_WWW_HOME
    0x224, // KC_WWW_BACK
    0x225, // KC_WWW_FORWARD
    0x226, // KC_WWW_STOP
    0x227, // KC_WWW_REFRESH
    0x22A, // KC_WWW_FAVORITES
    0x0B3, // KC_MEDIA_FAST_FORWARD
    0x0B4, // KC_MEDIA_REWIND
    0x06F, // KC_BRIGHTNESS_UP
    0x070, // KC_BRIGHTNESS_DOWN
};

static bool is_consumer(uint8_t keycode) {
    return keycode >= KC_AUDIO_MUTE && keycode <= KC_BRIGHTNESS_DOWN;
}

static void report_plain_key(uint8_t keycode, bool pressed) {
    uint8_t *slot = memchr(keyboard.keys, keycode, sizeof(keyboard.keys));
    if (!pressed) {
        if (slot) {
            *slot = KC_NO;
        }
        return;
    }
    // A seventh key at once finds no room; the boot protocol has six.
    if (!slot && (slot = memchr(keyboard.keys, KC_NO, sizeof(keyboard.keys)))) {
        *slot = keycode;
    }
}

void report_key(uint8_t keycode, bool pressed) {
    if (keycode <= KC_TRANSPARENT) {
        return;
    }
    if (keycode >= KC_LEFT_CTRL && keycode <= KC_RIGHT_GUI) {
        report_modifier_bits(1 << (keycode - KC_LEFT_CTRL), pressed);
    } else if (is_consumer(keycode)) {
        uint16_t usage = pgm_read_word(&consumer_usages[keycode - KC_AUDIO_MUTE]);
        if (pressed) {
            consumer = usage;
        } else if (consumer == usage) {
            consumer = 0;
        }
    } else {
        report_plain_key(keycode, pressed);
    }
}

void report_modifier_bits(uint8_t modifiers, bool pressed) {
    for (uint8_t i = 0; i < 8; i++) {
        uint8_t bit = 1 << i;
        if (!(modifiers & bit)) {
            continue;
        }
        if (pressed) {
            modifier_holders[i]++;
            keyboard.modifiers |= bit;
        } else if (modifier_holders[i] > 0 && --modifier_holders[i] == 0) {
            keyboard.modifiers &= ~bit;
        }
    }
}

void report_clear(void) {
    memset(&keyboard, 0, sizeof(keyboard));
    memset(modifier_holders, 0, sizeof(modifier_holders));
    consumer = 0;
}

void report_send(void) {
    if (memcmp(&keyboard, &sent_keyboard, sizeof(keyboard)) != 0 && usb_send_keyboard(&keyboard)) {
        sent_keyboard = keyboard;
    }
    if (consumer != sent_consumer && usb_send_consumer(consumer)) {
        sent_consumer = consumer;
    }
}
