import { isRecord } from '@/saving/isRecord';

/** Something the service has found in a keymap. */
export interface RemoteFinding {
  readonly severity: 'error' | 'warning';
  /** JSON path, such as `$.layers[0][3]`. */
  readonly path: string;
  readonly message: string;
}

/** Reads the answer of `POST /v1/keymaps/validate`: `{"valid": …, "errors": [{"path", "message"}], "warnings": […]}`. */
export function readRemoteFindings(answer: unknown): RemoteFinding[] {
  const findings = (member: string, severity: RemoteFinding['severity']): RemoteFinding[] => {
    const listed: unknown = isRecord(answer) ? answer[member] : undefined;
    return (Array.isArray(listed) ? (listed as unknown[]) : []).flatMap((item) =>
      isRecord(item) && typeof item['message'] === 'string'
        ? [
            {
              severity,
              path: typeof item['path'] === 'string' ? item['path'] : '$',
              message: item['message'],
            },
          ]
        : [],
    );
  };
  return [...findings('errors', 'error'), ...findings('warnings', 'warning')];
}
