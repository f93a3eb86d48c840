/** The page's icons: paths in a square of 24, drawn with lines. */
export const icons = {
  chevron: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  download: 'M12 4v11m-5-4.5l5 5 5-5M5 20h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z',
  minus: 'M5 12h14',
  plus: 'M12 5v14M5 12h14',
  redo: 'M15 5l4 4-4 4M19 9H10a5 5 0 0 0 0 10h4',
  search: 'M11 5a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM15.5 15.5L20 20',
  settings: 'M4 7h9m5 0h2M4 17h3m5 0h8M13 7a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M7 17a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  star: 'M12 4l2.4 5.2 5.6.7-4.1 3.9 1.1 5.7-5-2.8-5 2.8 1.1-5.7L4 9.9l5.6-.7z',
  sun: 'M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8zM12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  swap: 'M7 4v14m-3-3l3 3 3-3M17 20V6m-3 3l3-3 3 3',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  undo: 'M9 5L5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4',
  upload: 'M12 16V5m-5 4.5l5-5 5 5M5 20h14',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.3v.01',
  info: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM12 11v5.5M12 7.7v.01',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  oven: 'M4 4h16v16H4zM4 9h16M7.5 6.5h.01M11 6.5h.01M8 12.5h8v4H8z',
  external: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  check: 'M5 12.5l4.5 4.5L19 7',
  grip: 'M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof icons;
