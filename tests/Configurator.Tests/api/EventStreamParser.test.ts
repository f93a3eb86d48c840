import { describe, expect, it } from 'vitest';
import { EventStreamParser } from '@/api/events/EventStreamParser';

describe('EventStreamParser', () => {
  it('gives events with type, data and id once they are complete', () => {
    const parser = new EventStreamParser();
    expect(parser.push('event: state\ndata: {"a":')).toEqual([]);
    expect(parser.push('1}\nid: 7-2\n')).toEqual([]);
    expect(parser.push('\n')).toEqual([{ type: 'state', data: '{"a":1}', id: '7-2' }]);
  });

  it('takes all three line ends, also when one is cut in two', () => {
    const parser = new EventStreamParser();
    const events = [...parser.push('data: one\r'), ...parser.push('\n\r\ndata: two\r\r'), ...parser.push('data: three\n\n')];
    expect(events.map(({ data }) => data)).toEqual(['one', 'two', 'three']);
  });

  it('joins lines of data, and takes one space off after the colon', () => {
    expect(new EventStreamParser().push('data:a\ndata:  b\ndata\n\n')[0]!.data).toBe('a\n b\n');
  });

  it('passes over comments, unknown fields and events without data, and keeps the last id', () => {
    const parser = new EventStreamParser();
    expect(parser.push(': still here\nid: 5\nevent: nothing\n\nfoo: bar\ndata: x\n\n')).toEqual([{ type: 'message', data: 'x', id: '5' }]);
  });

  it('remembers when to come again', () => {
    const parser = new EventStreamParser();
    parser.push('retry: 1000\nretry: soon\n\n');
    expect(parser.retry).toBe(1000);
  });

  it('passes over a byte order mark', () => {
    expect(new EventStreamParser().push('\uFEFFdata: x\n\n')).toHaveLength(1);
  });
});
