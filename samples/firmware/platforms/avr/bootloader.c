// SPDX-License-Identifier: Apache-2.0
#include "bootloader.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/power.h>
#include <avr/wdt.h>
#include <util/delay.h>

#include "usb.h"

void bootloader_leave(void) {
    MCUSR = 0;
    wdt_disable();
    clock_prescale_set(clock_div_1);
    // PF4 to PF7 are the debugger's unless told otherwise, twice within four cycles.
    uint8_t control = MCUCR | _BV(JTD);
    MCUCR = control;
    MCUCR = control;
}

#if defined(BOOTLOADER_CATERINA)

// Caterina stays when it finds this number here after a reset by the watchdog.
#    define MAGIC_ADDRESS 0x0800
#    define MAGIC 0x7777

void bootloader_jump(void) {
    usb_detach();
    cli();
    *(volatile uint16_t *)MAGIC_ADDRESS = MAGIC;
    wdt_enable(WDTO_250MS);
    for (;;) {
    }
}

#elif defined(BOOTLOADER_ATMEL_DFU)

void bootloader_jump(void) {
    usb_detach();
    cli();
    // The host has to notice that the keyboard is gone.
    _delay_ms(250);
    TIMSK0 = 0;
    TCCR0A = 0;
    TCCR0B = 0;
    EIND = 0;
    __asm__ volatile("jmp 0x7000");
    __builtin_unreachable();
}

#else
#    error "bootloader must be caterina or atmel-dfu."
#endif
