// SPDX-License-Identifier: Apache-2.0
// The USB controller of the ATmega32U4 (chapters 21 and 22 of its data sheet) as a keyboard and a consumer control
// (Device Class Definition for Human Interface Devices 1.11).
#include "usb.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>
#include <util/atomic.h>

#include "timer.h"
#include "usb_descriptors.h"

// bmRequestType in the lower byte, bRequest in the upper one: a request in one word.
enum requests {
    GET_DEVICE_STATUS = 0x0080,
    GET_INTERFACE_STATUS = 0x0081,
    GET_ENDPOINT_STATUS = 0x0082,
    CLEAR_ENDPOINT_FEATURE = 0x0102,
    SET_ENDPOINT_FEATURE = 0x0302,
    SET_ADDRESS = 0x0500,
    GET_DEVICE_DESCRIPTOR = 0x0680,
    GET_INTERFACE_DESCRIPTOR = 0x0681,
    GET_CONFIGURATION = 0x0880,
    SET_CONFIGURATION = 0x0900,
    GET_REPORT = 0x01A1,
    GET_IDLE = 0x02A1,
    GET_PROTOCOL = 0x03A1,
    SET_REPORT = 0x0921,
    SET_IDLE = 0x0A21,
    SET_PROTOCOL = 0x0B21,
};

typedef struct {
    uint16_t request;
    uint16_t value;
    uint16_t index;
    uint16_t length;
} setup_t;

#define TYPE_CONTROL 0x00
#define TYPE_INTERRUPT_IN 0xC1
#define SIZE_8_TWO_BANKS (_BV(EPBK0) | _BV(ALLOC))
#define SIZE_32_ONE_BANK (_BV(EPSIZE1) | _BV(ALLOC))
#define SEND_TIMEOUT_MS 50
#define IDLE_UNIT_MS 4

static volatile uint8_t current_configuration;
static volatile uint8_t idle_rate;
static volatile uint8_t leds;
static uint8_t protocol = 1;
static keyboard_report_t last_report;
static uint16_t last_report_at;

void usb_init(void) {
    UHWCON = _BV(UVREGE);
    USBCON = _BV(USBE) | _BV(FRZCLK);
    PLLCSR = _BV(PINDIV) | _BV(PLLE);
    while (!(PLLCSR & _BV(PLOCK))) {
    }
    USBCON = _BV(USBE) | _BV(OTGPADE);
    UDCON = 0;
    UDIEN = _BV(EORSTE);
    sei();
}

void usb_detach(void) {
    UDCON = _BV(DETACH);
    UDIEN = 0;
    USBCON = _BV(FRZCLK);
    current_configuration = 0;
}

static void enable_endpoint(uint8_t number, uint8_t type, uint8_t size) {
    UENUM = number;
    UECONX = _BV(EPEN);
    UECFG0X = type;
    UECFG1X = size;
}

// The end of a reset by the host.
ISR(USB_GEN_vect) {
    uint8_t cause = UDINT;
    UDINT = 0;
    if (cause & _BV(EORSTI)) {
        enable_endpoint(0, TYPE_CONTROL, SIZE_32_ONE_BANK);
        UEIENX = _BV(RXSTPE);
        current_configuration = 0;
    }
}

static void control_acknowledge(void) {
    UEINTX = (uint8_t)~_BV(TXINI);
}

static void control_stall(void) {
    UECONX = _BV(STALLRQ) | _BV(EPEN);
}

// Waits for one of these flags of the control endpoint; 0 when the host resets the bus instead.
static uint8_t control_wait(uint8_t flags) {
    uint8_t raised;
    while (!(raised = UEINTX & flags)) {
        if (UDINT & _BV(EORSTI)) {
            return 0;
        }
    }
    return raised;
}

static uint16_t control_read_word(void) {
    uint8_t low = UEDATX;
    return (uint16_t)(UEDATX << 8 | low);
}

// Answers a request with data, in packets. One that is not full says that there is no more, which need not be said
// when as much was sent as was asked for. The host may end it early by beginning the status stage.
static void control_send(const uint8_t *data, uint8_t length, uint16_t wanted, bool in_flash) {
    bool padded = length < wanted;
    uint8_t left = padded ? length : (uint8_t)wanted;
    uint8_t packet;
    do {
        uint8_t raised = control_wait(_BV(TXINI) | _BV(RXOUTI));
        if (!(raised & _BV(TXINI)) || (raised & _BV(RXOUTI))) {
            return;
        }
        packet = left < CONTROL_ENDPOINT_SIZE ? left : CONTROL_ENDPOINT_SIZE;
        for (uint8_t i = 0; i < packet; i++, data++) {
            UEDATX = in_flash ? pgm_read_byte(data) : *data;
        }
        left -= packet;
        UEINTX = (uint8_t)~_BV(TXINI);
    } while (left > 0 || (padded && packet == CONTROL_ENDPOINT_SIZE));
}

static void control_send_bytes(uint8_t first, uint8_t second, uint8_t length, const setup_t *setup) {
    uint8_t data[2] = { first, second };
    control_send(data, length, setup->length, false);
}

static void set_address(uint8_t address) {
    control_acknowledge();
    // The new address counts from the end of the status stage, which still goes to the old one.
    control_wait(_BV(TXINI));
    UDADDR = address | _BV(ADDEN);
}

static void set_configuration(uint8_t configuration) {
    control_acknowledge();
    enable_endpoint(KEYBOARD_ENDPOINT, TYPE_INTERRUPT_IN, SIZE_8_TWO_BANKS);
    enable_endpoint(CONSUMER_ENDPOINT, TYPE_INTERRUPT_IN, SIZE_8_TWO_BANKS);
    UERST = _BV(KEYBOARD_ENDPOINT) | _BV(CONSUMER_ENDPOINT);
    UERST = 0;
    current_configuration = configuration;
}

static bool send_descriptor(const setup_t *setup) {
    const uint8_t *address;
    uint8_t length = usb_descriptor(setup->value, setup->index, &address);
    if (length > 0) {
        control_send(address, length, setup->length, true);
    }
    return length > 0;
}

static bool is_hid_endpoint(uint16_t index) {
    uint8_t number = index & 0x7F;
    return number == KEYBOARD_ENDPOINT || number == CONSUMER_ENDPOINT;
}

static bool set_halt(const setup_t *setup, bool halted) {
    if (setup->value != 0 || !is_hid_endpoint(setup->index)) {
        return false;
    }
    uint8_t number = setup->index & 0x7F;
    control_acknowledge();
    UENUM = number;
    if (halted) {
        UECONX = _BV(STALLRQ) | _BV(EPEN);
    } else {
        UECONX = _BV(STALLRQC) | _BV(RSTDT) | _BV(EPEN);
        UERST = _BV(number);
        UERST = 0;
    }
    return true;
}

static bool send_endpoint_status(const setup_t *setup) {
    if (!is_hid_endpoint(setup->index)) {
        return false;
    }
    UENUM = setup->index & 0x7F;
    bool halted = (UECONX & _BV(STALLRQ)) != 0;
    UENUM = 0;
    control_send_bytes(halted, 0, 2, setup);
    return true;
}

// Returns whether the request is one that this device knows.
static bool standard_request(const setup_t *setup) {
    switch (setup->request) {
        case GET_DEVICE_DESCRIPTOR:
        case GET_INTERFACE_DESCRIPTOR:
            return send_descriptor(setup);
        case SET_ADDRESS:
            set_address(setup->value & 0x7F);
            return true;
        case SET_CONFIGURATION:
            set_configuration(setup->value & 0xFF);
            return true;
        case GET_CONFIGURATION:
            control_send_bytes(current_configuration, 0, 1, setup);
            return true;
        case GET_DEVICE_STATUS:
        case GET_INTERFACE_STATUS:
            control_send_bytes(0, 0, 2, setup);
            return true;
        case GET_ENDPOINT_STATUS:
            return send_endpoint_status(setup);
        case SET_ENDPOINT_FEATURE:
            return set_halt(setup, true);
        case CLEAR_ENDPOINT_FEATURE:
            return set_halt(setup, false);
        default:
            return false;
    }
}

static bool keyboard_request(const setup_t *setup) {
    switch (setup->request) {
        case GET_REPORT:
            control_send((const uint8_t *)&last_report, sizeof(last_report), setup->length, false);
            return true;
        case GET_IDLE:
            control_send_bytes(idle_rate, 0, 1, setup);
            return true;
        case GET_PROTOCOL:
            control_send_bytes(protocol, 0, 1, setup);
            return true;
        case SET_REPORT:
            if (control_wait(_BV(RXOUTI))) {
                leds = UEDATX;
                UEINTX = (uint8_t)~_BV(RXOUTI);
                control_acknowledge();
            }
            return true;
        case SET_IDLE:
            idle_rate = setup->value >> 8;
            control_acknowledge();
            return true;
        case SET_PROTOCOL:
            protocol = setup->value & 0x01;
            control_acknowledge();
            return true;
        default:
            return false;
    }
}

// Something happened at an endpoint; only requests at the control endpoint are asked for.
ISR(USB_COM_vect) {
    UENUM = 0;
    if (!(UEINTX & _BV(RXSTPI))) {
        return;
    }
    setup_t setup;
    setup.request = control_read_word();
    setup.value = control_read_word();
    setup.index = control_read_word();
    setup.length = control_read_word();
    UEINTX = (uint8_t)~(_BV(RXSTPI) | _BV(RXOUTI) | _BV(TXINI));

    bool is_class_request = (setup.request & 0x60) == 0x20;
    bool known = is_class_request ? setup.index == KEYBOARD_INTERFACE && keyboard_request(&setup) : standard_request(&setup);
    if (!known) {
        control_stall();
    }
}

// Puts a report into a free bank of an endpoint. Both are taken while the host has not fetched earlier ones.
static bool try_send(uint8_t endpoint, const void *report, uint8_t length) {
    const uint8_t *data = report;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        UENUM = endpoint;
        if (UEINTX & _BV(RWAL)) {
            while (length-- > 0) {
                UEDATX = *data++;
            }
            UEINTX = (uint8_t)~(_BV(FIFOCON) | _BV(NAKINI) | _BV(RXOUTI) | _BV(TXINI));
            return true;
        }
    }
    return false;
}

static bool send(uint8_t endpoint, const void *report, uint8_t length) {
    uint16_t since = timer_read();
    do {
        if (current_configuration && try_send(endpoint, report, length)) {
            return true;
        }
    } while (current_configuration && timer_elapsed(since) < SEND_TIMEOUT_MS);
    return false;
}

bool usb_send_keyboard(const keyboard_report_t *report) {
    if (!send(KEYBOARD_ENDPOINT, report, sizeof(*report))) {
        return false;
    }
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        last_report = *report;
    }
    last_report_at = timer_read();
    return true;
}

bool usb_send_consumer(uint16_t usage) {
    return send(CONSUMER_ENDPOINT, &usage, sizeof(usage));
}

uint8_t usb_leds(void) {
    return leds;
}

void usb_task(void) {
    if (idle_rate != 0 && timer_elapsed(last_report_at) >= idle_rate * IDLE_UNIT_MS) {
        keyboard_report_t report = last_report;
        usb_send_keyboard(&report);
    }
}
