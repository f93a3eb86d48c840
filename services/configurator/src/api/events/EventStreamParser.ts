/** An event of a stream of server-sent events. */
export interface StreamEvent {
  /** Its type; `message` when it names none. */
  readonly type: string;
  readonly data: string;
  /** Id of the last event that had one, this one included; to be sent as `Last-Event-ID` to go on from here. */
  readonly id: string;
}

/**
 * Takes a stream of server-sent events apart, piece by piece as it arrives, as the HTML standard says (9.2.6, interpreting an event stream).
 */
export class EventStreamParser {
  private rest = '';
  private type = '';
  private data: string[] = [];
  private begun = false;
  private lastId = '';
  private reconnection: number | null = null;

  /** Milliseconds after which the server wants to be asked again once the stream has broken; null when it has not said. */
  get retry(): number | null {
    return this.reconnection;
  }

  /** Takes the next piece of text, and gives the events that are complete by now. What the stream ends with unfinished is no event. */
  push(text: string): readonly StreamEvent[] {
    const events: StreamEvent[] = [];
    let pending = this.rest + text;
    if (!this.begun && pending !== '') {
      this.begun = true;
      pending = pending.replace(/^\uFEFF/, '');
    }
    for (;;) {
      // A carriage return at the very end may be the first half of a line end.
      const end = /\r\n|\n|\r(?!$)/.exec(pending);
      if (end === null) {
        this.rest = pending;
        return events;
      }
      this.takeLine(pending.slice(0, end.index), events);
      pending = pending.slice(end.index + end[0].length);
    }
  }

  private takeLine(line: string, events: StreamEvent[]): void {
    if (line === '') {
      if (this.data.length > 0) {
        events.push({ type: this.type || 'message', data: this.data.join('\n'), id: this.lastId });
      }
      this.type = '';
      this.data = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (field === 'event') {
      this.type = value;
    } else if (field === 'data') {
      this.data.push(value);
    } else if (field === 'id' && !value.includes('\0')) {
      this.lastId = value;
    } else if (field === 'retry' && /^\d{1,9}$/.test(value)) {
      this.reconnection = Number(value);
    }
  }
}
