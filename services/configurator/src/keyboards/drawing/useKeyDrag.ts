import { onBeforeUnmount, shallowRef, type Ref } from 'vue';

/** A key on its way to another one. */
export interface KeyDrag {
  readonly from: number;
  /** The key under the pointer; null where there is none. */
  readonly over: number | null;
  /** How far the pointer has gone, in the drawing's own units. */
  readonly dx: number;
  readonly dy: number;
  /** Whether the keycode stays where it was, too: Ctrl or Alt is held. */
  readonly copies: boolean;
}

const least = 6;

/**
 * Dragging keys with a mouse or a pen: SVG elements take no part in the browser's own drag and drop. A finger scrolls the page instead.
 * Keys are elements with `data-key`, their index.
 * @param svg the drawing
 * @param drop is told which key was dropped on which
 */
export function useKeyDrag(svg: Ref<SVGSVGElement | null>, drop: (from: number, to: number, copies: boolean) => void) {
  const drag = shallowRef<KeyDrag | null>(null);
  let start: { readonly from: number; readonly x: number; readonly y: number; readonly scale: number } | null = null;

  function press(event: PointerEvent, from: number): void {
    if (event.button === 0 && event.pointerType !== 'touch') {
      start = { from, x: event.clientX, y: event.clientY, scale: svg.value?.getScreenCTM()?.a ?? 1 };
      addEventListener('pointermove', move);
      addEventListener('pointerup', release);
      addEventListener('pointercancel', stop);
      addEventListener('keydown', stopOnEscape, true);
    }
  }

  function move(event: PointerEvent): void {
    if (start === null) {
      return;
    }
    const [x, y] = [event.clientX - start.x, event.clientY - start.y];
    if (drag.value !== null || Math.hypot(x, y) >= least) {
      event.preventDefault();
      const over = keyAt(event);
      drag.value = {
        from: start.from,
        over: over === start.from ? null : over,
        dx: x / start.scale,
        dy: y / start.scale,
        copies: event.ctrlKey || event.altKey,
      };
    }
  }

  function release(event: PointerEvent): void {
    const dragged = drag.value;
    stop();
    const to = keyAt(event);
    if (dragged !== null && to !== null && to !== dragged.from) {
      drop(dragged.from, to, event.ctrlKey || event.altKey);
    }
  }

  function stop(): void {
    start = null;
    drag.value = null;
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', release);
    removeEventListener('pointercancel', stop);
    removeEventListener('keydown', stopOnEscape, true);
  }

  function stopOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      stop();
    }
  }

  function keyAt(event: PointerEvent): number | null {
    const key = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-key]');
    return key != null && svg.value?.contains(key) ? Number(key.getAttribute('data-key')) : null;
  }

  onBeforeUnmount(stop);
  return { drag, press };
}
