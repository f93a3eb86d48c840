# SPDX-License-Identifier: Apache-2.0
#
# Builds one keymap of one keyboard. Called by `qmk compile`, from the root of the tree, with
#   KEYBOARD KEYMAP       what to build
#   KEYBOARD_SOURCES      the .json files that describe the keyboard
#   ENCODER_MAP_ENABLE    yes when the keymap says what the encoders do
#   LTO_ENABLE            yes for a keyboard that is optimized when it is linked
#   TARGET                name of the firmware file, without extension
#   QMK_BIN               the qmk command

BUILD_DIR := .build
OUTPUT := $(BUILD_DIR)/obj_$(TARGET)
GENERATED := $(OUTPUT)/src

MCU := atmega32u4
F_CPU := 16000000
# Flash without the 4 KiB of the boot loader.
MAX_SIZE := 28672

CC := avr-gcc
OBJCOPY := avr-objcopy
SIZE := avr-size

COMPILEFLAGS := -mmcu=$(MCU) -DF_CPU=$(F_CPU)UL -std=gnu11 -Os -pipe \
	-Wall -Wextra -Wstrict-prototypes -Werror -Wno-error=cpp -fdiagnostics-color=always \
	-ffunction-sections -fdata-sections -fshort-enums -fno-inline-small-functions -fno-strict-aliasing -mcall-prologues \
	-I. -Iquantum -Iplatforms/avr -I$(GENERATED) -include $(GENERATED)/info_config.h \
	-DQMK_KEYBOARD_H=\"default_keyboard.h\" -DKEYMAP_C=\"$(GENERATED)/keymap.c\"
ifeq ($(ENCODER_MAP_ENABLE),yes)
COMPILEFLAGS += -DENCODER_MAP_ENABLE
endif
LINKFLAGS := -mmcu=$(MCU) -Wl,--gc-sections -Wl,--relax
ifeq ($(LTO_ENABLE),yes)
COMPILEFLAGS += -flto
LINKFLAGS += $(filter -f% -m% -O%,$(COMPILEFLAGS))
endif

SRC := \
	$(GENERATED)/default_keyboard.c \
	quantum/action.c \
	quantum/debounce.c \
	quantum/encoder.c \
	quantum/keymap_introspection.c \
	quantum/layers.c \
	quantum/main.c \
	quantum/matrix.c \
	quantum/report.c \
	platforms/avr/bootloader.c \
	platforms/avr/timer.c \
	platforms/avr/usb.c \
	platforms/avr/usb_descriptors.c

# $(OUTPUT)/quantum/main.o of quantum/main.c, $(OUTPUT)/src/x.o of the generated $(OUTPUT)/src/x.c.
OBJ := $(patsubst %.c,$(OUTPUT)/%.o,$(patsubst $(OUTPUT)/%,%,$(SRC)))
HEADERS := $(GENERATED)/info_config.h $(GENERATED)/default_keyboard.h

OK := \033[32;01m[OK]\033[0m\n
WARNINGS := \033[33;01m[WARNINGS]\033[0m\n
ERRORS := \033[31;01m[ERRORS]\033[0m\n
SKIPPED := \033[33;01m[SKIPPED]\033[0m\n

# $(call step,message,command): one line for one command, with what it had to say and how it went.
define step
	@printf '%-99s ' '$(1)'; \
	if said=$$($(2) 2>&1); then \
		if [ -z "$$said" ]; then printf '$(OK)'; else printf '%s\n $(WARNINGS)' "$$said"; fi; \
	else \
		printf '%s\n $(ERRORS) | \n | \n | \n' "$$said"; exit 1; \
	fi
endef

.PHONY: all toolchain copy check-size
.DELETE_ON_ERROR:
.SUFFIXES:

all: copy check-size

toolchain:
	@$(CC) --version | head -n 1

$(GENERATED)/info_config.h: $(KEYBOARD_SOURCES) | toolchain
	$(call step,Generating: $@,$(QMK_BIN) generate-config-h -kb $(KEYBOARD) -o $@)

$(GENERATED)/default_keyboard.c: $(KEYBOARD_SOURCES) | toolchain
	$(call step,Generating: $@,$(QMK_BIN) generate-keyboard-c -kb $(KEYBOARD) -o $@)

$(GENERATED)/default_keyboard.h: $(KEYBOARD_SOURCES) | toolchain
	$(call step,Generating: $@,$(QMK_BIN) generate-keyboard-h -kb $(KEYBOARD) -o $@)

$(GENERATED)/keymap.c: $(GENERATED)/keymap.json | toolchain
	$(call step,Generating: $@,$(QMK_BIN) json2c -o $@ $<)

$(OUTPUT)/quantum/keymap_introspection.o: $(GENERATED)/keymap.c

$(OUTPUT)/src/%.o: $(OUTPUT)/src/%.c $(HEADERS) builddefs/build_keyboard.mk
	@mkdir -p $(@D)
	$(call step,Compiling: $<,$(CC) $(COMPILEFLAGS) -MMD -MP -MF $(@:.o=.d) -c $< -o $@)

$(OUTPUT)/%.o: %.c $(HEADERS) builddefs/build_keyboard.mk
	@mkdir -p $(@D)
	$(call step,Compiling: $<,$(CC) $(COMPILEFLAGS) -MMD -MP -MF $(@:.o=.d) -c $< -o $@)

$(BUILD_DIR)/$(TARGET).elf: $(OBJ)
	$(call step,Linking: $@,$(CC) $(LINKFLAGS) $(OBJ) -o $@)

$(BUILD_DIR)/$(TARGET).hex: $(BUILD_DIR)/$(TARGET).elf
	$(call step,Creating load file for flashing: $@,$(OBJCOPY) -O ihex -R .eeprom -R .fuse -R .lock -R .signature $< $@)

# The tree may be mounted read-only, all but .build.
copy: $(BUILD_DIR)/$(TARGET).hex
	@printf '%-99s ' 'Copying $(TARGET).hex to qmk_firmware folder'; \
	if cp $< $(TARGET).hex 2>/dev/null; then printf '$(OK)'; \
	else printf '$(SKIPPED) * The folder is read-only; the firmware is $<\n'; fi

check-size: copy
	@printf '%-99s ' 'Checking file size of $(TARGET).hex'; \
	used=$$($(SIZE) --target=ihex $(BUILD_DIR)/$(TARGET).hex | awk 'NR == 2 { print $$4 }'); \
	if [ "$$used" -le $(MAX_SIZE) ]; then \
		printf '$(OK) * The firmware size is fine - %d/$(MAX_SIZE) (%d%%, %d bytes free)\n' \
			"$$used" $$((used * 100 / $(MAX_SIZE))) $$(($(MAX_SIZE) - used)); \
	else \
		printf '$(ERRORS) * The firmware is too large! %d/$(MAX_SIZE) (%d bytes over)\n' "$$used" $$((used - $(MAX_SIZE))); \
		rm -f $(TARGET).hex; exit 1; \
	fi

-include $(OBJ:.o=.d)
