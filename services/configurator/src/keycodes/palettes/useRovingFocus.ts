import { onMounted, onUpdated, type Ref } from 'vue';
import { nearestInDirection } from './nearestInDirection';

const items = 'button';
const directions: Readonly<Record<string, 'left' | 'right' | 'up' | 'down'>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * Makes the buttons in an element one stop of the Tab key: arrow keys go to the button that lies in their direction, Home and End to the
 * first and the last one.
 * @returns the listeners of the element
 */
export function useRovingFocus(element: Ref<HTMLElement | null>): {
  onKeydown: (event: KeyboardEvent) => void;
  onFocusin: (event: FocusEvent) => void;
} {
  const all = (): HTMLElement[] => [...(element.value?.querySelectorAll<HTMLElement>(items) ?? [])];

  function settle(stop?: HTMLElement): void {
    const buttons = all();
    const chosen = stop ?? buttons.find((button) => button.tabIndex === 0 && button === document.activeElement) ?? buttons[0];
    buttons.forEach((button) => {
      button.tabIndex = button === chosen ? 0 : -1;
    });
  }

  function onFocusin(event: FocusEvent): void {
    if (event.target instanceof HTMLElement && event.target.matches(items)) {
      settle(event.target);
    }
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) {
      return;
    }
    const buttons = all();
    const at = buttons.indexOf(event.target);
    const direction = directions[event.key];
    const to =
      direction !== undefined
        ? nearestInDirection(
            buttons.map((button) => button.getBoundingClientRect()),
            at,
            direction,
          )
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? buttons.length - 1
            : null;
    const target = to === null ? undefined : buttons[to];
    if (target !== undefined && at >= 0) {
      event.preventDefault();
      target.focus();
    }
  }

  onMounted(() => settle());
  onUpdated(() => settle());
  return { onKeydown, onFocusin };
}
