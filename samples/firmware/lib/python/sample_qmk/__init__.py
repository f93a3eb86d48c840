# SPDX-License-Identifier: Apache-2.0
"""Reads keyboards and keymaps of this tree and turns them into C."""
