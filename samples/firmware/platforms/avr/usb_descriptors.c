// SPDX-License-Identifier: Apache-2.0
#include "usb_descriptors.h"

#include <avr/pgmspace.h>
#include <stddef.h>

enum descriptor_types {
    DEVICE = 0x01,
    CONFIGURATION = 0x02,
    STRING = 0x03,
    INTERFACE = 0x04,
    ENDPOINT = 0x05,
    HID = 0x21,
    HID_REPORT = 0x22,
};

enum strings { LANGUAGES, MANUFACTURER_STRING, PRODUCT_STRING };

#define LOW(word) ((word) & 0xFF)
#define HIGH(word) ((word) >> 8 & 0xFF)

static const uint8_t PROGMEM device[] = {
    18, DEVICE,
    0x00, 0x02,                            // USB 2.0
    0, 0, 0,                               // class, subclass and protocol are those of the interfaces
    CONTROL_ENDPOINT_SIZE,
    LOW(VENDOR_ID), HIGH(VENDOR_ID),
    LOW(PRODUCT_ID), HIGH(PRODUCT_ID),
    LOW(DEVICE_VER), HIGH(DEVICE_VER),
    MANUFACTURER_STRING, PRODUCT_STRING, 0, // no serial number
    1,                                     // one configuration
};

// Eight bits of modifiers, a reserved byte and six keycodes come from the keyboard; five LEDs go to it. It is the
// report of the boot protocol, so the two protocols do not differ.
static const uint8_t PROGMEM keyboard_report[] = {
    0x05, 0x01,       // Usage Page (Generic Desktop)
    0x09, 0x06,       // Usage (Keyboard)
    0xA1, 0x01,       // Collection (Application)
    0x05, 0x07,       //   Usage Page (Keyboard)
    0x19, 0xE0,       //   Usage Minimum (Left Control)
    0x29, 0xE7,       //   Usage Maximum (Right GUI)
    0x15, 0x00,       //   Logical Minimum (0)
    0x25, 0x01,       //   Logical Maximum (1)
    0x75, 0x01,       //   Report Size (1)
    0x95, 0x08,       //   Report Count (8)
    0x81, 0x02,       //   Input (Data, Variable, Absolute)
    0x75, 0x08,       //   Report Size (8)
    0x95, 0x01,       //   Report Count (1)
    0x81, 0x01,       //   Input (Constant)
    0x05, 0x08,       //   Usage Page (LEDs)
    0x19, 0x01,       //   Usage Minimum (Num Lock)
    0x29, 0x05,       //   Usage Maximum (Kana)
    0x75, 0x01,       //   Report Size (1)
    0x95, 0x05,       //   Report Count (5)
    0x91, 0x02,       //   Output (Data, Variable, Absolute)
    0x75, 0x03,       //   Report Size (3)
    0x95, 0x01,       //   Report Count (1)
    0x91, 0x01,       //   Output (Constant)
    0x05, 0x07,       //   Usage Page (Keyboard)
    0x19, 0x00,       //   Usage Minimum (0)
    0x2A, 0xFF, 0x00, //   Usage Maximum (255)
    0x15, 0x00,       //   Logical Minimum (0)
    0x26, 0xFF, 0x00, //   Logical Maximum (255)
    0x75, 0x08,       //   Report Size (8)
    0x95, 0x06,       //   Report Count (6)
    0x81, 0x00,       //   Input (Data, Array)
    0xC0,             // End Collection
};

// One usage of the consumer page, or 0.
static const uint8_t PROGMEM consumer_report[] = {
    0x05, 0x0C,       // Usage Page (Consumer)
    0x09, 0x01,       // Usage (Consumer Control)
    0xA1, 0x01,       // Collection (Application)
    0x19, 0x00,       //   Usage Minimum (0)
    0x2A, 0xFF, 0x03, //   Usage Maximum (0x3FF)
    0x15, 0x00,       //   Logical Minimum (0)
    0x26, 0xFF, 0x03, //   Logical Maximum (0x3FF)
    0x75, 0x10,       //   Report Size (16)
    0x95, 0x01,       //   Report Count (1)
    0x81, 0x00,       //   Input (Data, Array)
    0xC0,             // End Collection
};

// An interface with its HID descriptor and its one endpoint; 1 as subclass and protocol is a boot keyboard.
#define HID_INTERFACE(number, subclass, protocol, report, endpoint) \
    9, INTERFACE, number, 0, 1, 0x03, subclass, protocol, 0, \
    9, HID, 0x11, 0x01, 0, 1, HID_REPORT, LOW(sizeof(report)), HIGH(sizeof(report)), \
    7, ENDPOINT, 0x80 | endpoint, 0x03, HID_ENDPOINT_SIZE, 0, 10

#define HID_INTERFACE_LENGTH (9 + 9 + 7)
#define CONFIGURATION_LENGTH (9 + NUM_INTERFACES * HID_INTERFACE_LENGTH)
// From the start of the configuration to the HID descriptor of an interface.
#define HID_OFFSET(interface) (9 + (interface) * HID_INTERFACE_LENGTH + 9)

static const uint8_t PROGMEM configuration[] = {
    9, CONFIGURATION, LOW(CONFIGURATION_LENGTH), HIGH(CONFIGURATION_LENGTH),
    NUM_INTERFACES, 1, 0,
    0x80,    // powered by the bus, does not wake the host
    500 / 2, // mA
    HID_INTERFACE(KEYBOARD_INTERFACE, 1, 1, keyboard_report, KEYBOARD_ENDPOINT),
    HID_INTERFACE(CONSUMER_INTERFACE, 0, 0, consumer_report, CONSUMER_ENDPOINT),
};

_Static_assert(sizeof(configuration) == CONFIGURATION_LENGTH, "The configuration is not as long as it says.");

// Wide characters of this compiler are the UTF-16 of USB; the terminating zero is not sent.
#define WIDE_(text) L##text
#define WIDE(text) WIDE_(text)
#define STRING_DESCRIPTOR(name, text) \
    static const struct { \
        uint8_t length; \
        uint8_t type; \
        wchar_t characters[sizeof(text) / sizeof(wchar_t)]; \
    } PROGMEM name = { sizeof(text), STRING, text }

static const uint8_t PROGMEM languages[] = { 4, STRING, 0x09, 0x04 };
STRING_DESCRIPTOR(manufacturer, WIDE(MANUFACTURER));
STRING_DESCRIPTOR(product, WIDE(PRODUCT));

static const uint8_t *string_descriptor(uint8_t number) {
    switch (number) {
        case LANGUAGES:
            return languages;
        case MANUFACTURER_STRING:
            return (const uint8_t *)&manufacturer;
        case PRODUCT_STRING:
            return (const uint8_t *)&product;
        default:
            return NULL;
    }
}

uint8_t usb_descriptor(uint16_t value, uint16_t index, const uint8_t **address) {
    switch (value >> 8) {
        case DEVICE:
            *address = device;
            return sizeof(device);
        case CONFIGURATION:
            *address = configuration;
            return sizeof(configuration);
        case STRING:
            *address = string_descriptor(value & 0xFF);
            return *address ? pgm_read_byte(*address) : 0;
        case HID:
            *address = &configuration[HID_OFFSET(index & 0x01)];
            return index < NUM_INTERFACES ? 9 : 0;
        case HID_REPORT:
            *address = index == KEYBOARD_INTERFACE ? keyboard_report : consumer_report;
            return index == KEYBOARD_INTERFACE ? sizeof(keyboard_report) : index == CONSUMER_INTERFACE ? sizeof(consumer_report) : 0;
        default:
            return 0;
    }
}
