/** Texts of `src/tester`. */
export default {
  title: 'Keyboard tester',
  lead: 'Press every key. Keys that were seen turn green; a key that comes down twice for one press, a worn or dirty switch, is marked.',
  stage: 'Keyboard under test. All keys are heard here.',
  hears: 'Listening: press a key.',
  hearsNot: 'Not listening. Click the board, or move the focus to it.',
  leaving: 'While the board listens, it keeps Tab and all other keys. Press Esc twice quickly to move on to the settings below.',
  seen: 'Keys seen: {count}',
  elsewhere: 'Seen, but not on this board:',
  chatters: '{code} chatters ({times} times so far).',
  board: 'Board',
  threshold: 'Chatter threshold (ms)',
  thresholdNote:
    'A key that is pressed again sooner than this after it came up is said to chatter. Some 30 ms is half of what quick fingers need; keys that type something twice by themselves, such as macros, are no fault.',
  begin: 'Start again',
  log: {
    title: 'What happened',
    event: 'Event',
    time: 'Time',
    down: 'pressed',
    up: 'released',
    held: 'held {milliseconds} ms',
    pause: 'after {milliseconds} ms',
    chatters: 'Chatter',
    empty: 'Nothing yet.',
  },
  unseen: {
    title: 'Keys that no browser can see',
    firmware:
      'What stays inside the keyboard: layer keys, Fn, bootloader and lighting keys. They work if the keys of the layer they lead to are seen.',
    system:
      'What the system takes for itself: Ctrl+Alt+Del, often Meta combinations, power, sleep, and Print Screen when pressed (Windows tells its release only).',
    media: 'Media, volume and brightness keys on some systems; where they are seen, they stand below the board.',
    high: 'F13 to F24, and the international and language keys, are seen where the system knows them.',
    mouse: 'Mouse keys move the pointer; they are no keys to a browser.',
  },
};
