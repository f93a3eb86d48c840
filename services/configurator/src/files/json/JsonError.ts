/** Text that is no JSON, or JSON that is not what it should be. */
export class JsonError extends Error {
  override readonly name = 'JsonError';

  constructor(
    /** What is wrong; its text is in the messages `files.error.<code>`. */
    readonly code: JsonErrorCode,
    /** JSON path of where it is, for example `$.layers[0][3]`. */
    readonly path: string,
    /** Line and column of the text, from 1; null when only the path is known. */
    readonly position: { readonly line: number; readonly column: number } | null = null,
    /** What stands there, or what the error is about. */
    readonly found: string = '',
  ) {
    super(`${path}: ${code}${found === '' ? '' : ` (${found})`}`);
  }
}

export type JsonErrorCode =
  | 'unexpected'
  | 'ends'
  | 'badString'
  | 'badNumber'
  | 'twice'
  | 'deep'
  | 'large'
  | 'afterEnd'
  | 'notObject'
  | 'notList'
  | 'notText'
  | 'missing'
  | 'noLayers'
  | 'noKeys'
  | 'firstLayerNull'
  | 'badEncoder'
  | 'tooMany';
