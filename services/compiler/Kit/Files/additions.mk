# Read after all makefiles of the firmware.

# QMK's makefiles ask the compiler whether it knows an option each time the option is used, three times for every object on
# AVR. Here each question is asked once: the firmware's own function asks, its answer is kept in a variable named after compiler
# and arguments.
ifdef cc-option
define cc-option-newline


endef
$(eval define cc-option-asked$(cc-option-newline)$(value cc-option)$(cc-option-newline)endef)
cc-option-answer = cc-option-answer-$(subst =,~,$(subst $() ,_,$(CC)|$(1)|$(2)|$(3)))
cc-option = $(if $(filter undefined,$(origin $(cc-option-answer))),$(eval $(cc-option-answer) := $(call cc-option-asked,$(1),$(2),$(3))))$($(cc-option-answer))
endif

# A target that is no file; make would try to delete it from the read-only tree.
.PRECIOUS: generated-files
