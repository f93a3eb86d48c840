import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Content { [mediaType: string]: { schema?: object } }
interface Operation { operationId: string; responses: { [status: string]: { content?: Content } } }
export interface Description {
  paths: { [path: string]: { [method: string]: Operation } };
  components: { schemas: { [name: string]: Schema } };
}
interface Schema { type?: string | string[]; properties?: { [name: string]: Schema }; additionalProperties?: unknown; items?: Schema; [key: string]: unknown }

/** Holds answers against the description: status, media type, members and their types. */
export class Conformance {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly seen = new Map<string, Set<number>>();

  constructor(private readonly description: Description) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    Object.values(description.components.schemas).forEach(close);
    this.ajv.addSchema(description, 'description');
  }

  /** Operations with the statuses of their answers, all of which were as described. */
  get report(): { [operation: string]: number[] } {
    return Object.fromEntries([...this.seen].map(([operation, statuses]) => [operation, [...statuses]]));
  }

  /** Throws unless the answer is one that the description has. */
  async check(path: string, method: string, response: Response): Promise<void> {
    const operation = this.description.paths[path]?.[method.toLowerCase()];
    const what = `${method} ${path} answered ${response.status}`;
    if (operation === undefined) {
      throw new Error(`${what}, and is not described.`);
    }

    const status = String(response.status) in operation.responses ? String(response.status) : 'default';
    const described = operation.responses[status];
    if (described === undefined || (status === 'default' && response.status < 400)) {
      throw new Error(`${what}, which is not described.`);
    }

    if (described.content !== undefined) {
      const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]!;
      if (!(mediaType in described.content)) {
        throw new Error(`${what} with ${mediaType}, which is not described.`);
      }

      if (mediaType.endsWith('json') && described.content[mediaType]!.schema !== undefined) {
        const pointer = ['paths', path, method.toLowerCase(), 'responses', status, 'content', mediaType, 'schema']
          .map(segment => encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
        this.validate(`description#/${pointer}`, await response.clone().json(), what);
      }
    }

    this.seen.set(operation.operationId, (this.seen.get(operation.operationId) ?? new Set()).add(response.status));
  }

  private validate(reference: string, body: unknown, what: string): void {
    const validator = this.validators.get(reference) ?? this.ajv.compile({ $ref: reference });
    this.validators.set(reference, validator);
    if (!validator(body)) {
      throw new Error(`${what}, but: ${this.ajv.errorsText(validator.errors)}\n${JSON.stringify(body).slice(0, 2000)}`);
    }
  }
}

/** A member that is not described is a mistake too. */
function close(schema: Schema): void {
  if (typeof schema !== 'object' || schema === null) {
    return;
  }

  if (schema.properties !== undefined) {
    schema.additionalProperties ??= false;
    Object.values(schema.properties).forEach(close);
  }

  if (schema.items !== undefined) {
    close(schema.items);
  }
}
