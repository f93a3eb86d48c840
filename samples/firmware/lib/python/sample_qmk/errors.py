# SPDX-License-Identifier: Apache-2.0


class TreeError(Exception):
    """Something in a keyboard or keymap that the person who wrote it has to change."""
