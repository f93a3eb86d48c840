import type { RemoteAnswer } from './validateRemotely';
import type { RemoteFinding } from './RemoteValidation';

/** How a keymap is sent; see {@link validateRemotely}. */
export type Validate = (keymap: string, signal: AbortSignal) => Promise<RemoteAnswer>;

/**
 * Asks the service about a keymap while it is edited: once nothing has changed for a while, one question at a time, the newest keymap
 * only. A service without the endpoint is not asked again.
 */
export class LiveValidation {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: AbortController | null = null;
  private isAbsent = false;
  private last = '';

  /**
   * @param validate asks the service
   * @param onFindings is told what was found; not told anything when the service cannot be asked
   * @param delay milliseconds without a change after which it asks
   */
  constructor(
    private readonly validate: Validate,
    private readonly onFindings: (findings: readonly RemoteFinding[]) => void,
    private readonly delay = 700,
  ) {}

  /** The keymap has changed. @param keymap the text of keymap.json */
  changed(keymap: string): void {
    if (this.isAbsent || keymap === this.last) {
      return;
    }
    this.stop();
    this.last = keymap;
    this.timer = setTimeout(() => void this.ask(keymap), this.delay);
  }

  /** Forgets what is under way. */
  stop(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
    this.running?.abort();
    this.timer = null;
    this.running = null;
    this.last = '';
  }

  private async ask(keymap: string): Promise<void> {
    const controller = new AbortController();
    this.running = controller;
    const answer = await this.validate(keymap, controller.signal).catch((): RemoteAnswer => 'failed');
    if (controller.signal.aborted) {
      return;
    }
    this.running = null;
    this.isAbsent = answer === 'absent';
    if (typeof answer !== 'string') {
      this.onFindings(answer);
    }
  }
}
