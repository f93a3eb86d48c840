import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { useKeyboards } from '@/keyboards/keyboardStore';
import { keycodeAt } from '@/keymap/keycodeAt';
import type { KeyPlace } from '@/keymap/KeyPlace';
import { useKeymap } from '@/keymap/keymapStore';
import { useSettings } from '@/settings/settingsStore';
import { isUnfilled } from '../containers/fillContainer';
import { useKeycodes } from '../keycodeStore';
import { assigned } from './assigned';
import { chooseKeycode } from './chooseKeycode';
import { nextTurn } from './nextTurn';

/** What choosing a keycode does: it goes to the selected place, or into the container there. */
export const useAssignment = defineStore('assignment', () => {
  const keymaps = useKeymap();
  const keyboards = useKeyboards();
  const keycodes = useKeycodes();
  const settings = useSettings();

  /** True while what is chosen goes inside the selected key's container. */
  const fillsContainer = ref(false);

  /** The keycode at the selected place; null when nothing is selected. */
  const current = computed(() =>
    keymaps.keymap === null || keymaps.selected === null
      ? null
      : (keycodeAt(keymaps.keymap, keymaps.selected) ?? (keymaps.selected.kind === 'encoder' ? 'KC_TRNS' : null)),
  );

  /** Chooses a keycode for the selected place, and goes on to the next one when that is wanted and nothing is left to be filled in. */
  function choose(chosen: string): void {
    if (current.value !== null) {
      const keycode = chooseKeycode(current.value, chosen, keycodes.catalog, fillsContainer.value);
      fillsContainer.value = false;
      assign(keycode);
      if (isUnfilled(keycode)) {
        fillsContainer.value = true;
      } else if (settings.settings.advances) {
        selectNext();
      }
    }
  }

  function assign(keycode: string): void {
    const place = keymaps.selected;
    if (place !== null) {
      keymaps.changeLayers(keycode, (all) => assigned(all, place, keycode));
    }
  }

  /** Writes a keycode to the selected place as it is, and stays there. */
  function write(keycode: string): void {
    keymaps.assignSelected(keycode);
  }

  /** Writes a keycode to the selected place as it is, and always goes on to the next one. */
  function enter(keycode: string): void {
    write(keycode);
    selectNext();
  }

  /** Drops a keycode on a place, which is selected then: as if it was chosen for it. */
  function drop(place: KeyPlace, chosen: string): void {
    keymaps.selected = place;
    if (current.value !== null) {
      assign(chooseKeycode(current.value, chosen, keycodes.catalog));
    }
  }

  function selectNext(): void {
    const place = keymaps.selected;
    if (place?.kind === 'encoder') {
      keymaps.selected = nextTurn(place, Math.max(keyboards.current?.encoders ?? 0, keymaps.keymap?.encoders?.[place.layer]?.length ?? 0));
    } else {
      keymaps.selectNext();
    }
  }

  watch(
    () => keymaps.selected,
    () => {
      fillsContainer.value = false;
    },
    { flush: 'sync' },
  );

  return { current, fillsContainer, choose, write, enter, drop };
});
