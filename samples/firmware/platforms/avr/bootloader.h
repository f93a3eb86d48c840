// SPDX-License-Identifier: Apache-2.0
#pragma once

// Brings the processor to a known state after whatever the boot loader left.
void bootloader_leave(void);

// Leaves the keyboard to its boot loader, which waits for new firmware.
void bootloader_jump(void) __attribute__((noreturn));
